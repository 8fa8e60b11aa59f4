package dev.arrshell.internal.repl.help;

import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The help on a type or a member.
 *
 * @param key {@code Session} or {@code Session#stop}
 * @param summary the first sentence of its Javadoc
 * @param description its Javadoc without tags
 * @param signature a line for each overload
 * @param request the request it sends, empty for none
 * @param example code that runs
 * @param fails a line for each way it fails
 * @param members the names of a type's members, the most needed first
 */
public record HelpEntry(
        String key,
        String summary,
        String description,
        String signature,
        String request,
        String example,
        String fails,
        List<String> members) {

    private static final int MAX_WIDTH = 96;

    private static final String INDENT = " ".repeat(11);

    /** The topic as users write it: {@code Session.stop}; the stages of a draft are one. */
    public String title() {
        return withoutStages(key.replace('#', '.').replace("ArrScript.", ""));
    }

    /** The text without the types of a draft's stages: {@code SessionDraft} for {@code SessionDraft.NeedsLease}. */
    private static String withoutStages(String text) {
        return text.replaceAll("(?<=Draft)\\.[A-Z]\\w*", "");
    }

    /** The same with another way in which it is written. */
    public HelpEntry withSignature(String written) {
        return new HelpEntry(key, summary, description, written, request, example, fails, members);
    }

    boolean contains(String word) {
        return (key + " " + description).toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** Formats all of it. */
    public String text(Screen screen) {
        List<String> lines = new ArrayList<>();
        lines.add(screen.palette().paint(TextStyle.HEADING, title()));
        lines.addAll(indented(description.isEmpty() ? summary : description, "  ", "  ", screen));
        addPart(lines, "usage", withoutStages(signature), screen);
        addPart(lines, "request", request.isEmpty() && key.contains("#") ? "none" : request, screen);
        addPart(lines, "example", example, screen);
        addPart(lines, "fails", fails, screen);
        return String.join("\n", lines);
    }

    private static void addPart(List<String> lines, String name, String text, Screen screen) {
        String head = screen.palette().paint(TextStyle.FIELD, name) + " ".repeat(INDENT.length() - 2 - name.length());
        if (!text.isEmpty()) {
            lines.addAll(indented(text, "  " + head, INDENT, screen));
        }
    }

    private static List<String> indented(String text, String first, String others, Screen screen) {
        List<String> lines = new ArrayList<>(
                LineWrapper.lines(text, Math.min(MAX_WIDTH, screen.width()) - others.length(), screen.cells()));
        lines.replaceAll(line -> others + line);
        lines.set(0, first + lines.get(0).substring(others.length()));
        return lines;
    }
}
