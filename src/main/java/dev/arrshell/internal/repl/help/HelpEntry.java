package dev.arrshell.internal.repl.help;

import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is known of a topic.
 *
 * @param key {@code Session} or {@code Session#stop}
 * @param sentence what it is or does
 * @param text the same at length
 * @param signature a line for each way to write it
 * @param request the request it sends, empty for none
 * @param example code that runs
 * @param fails a line for each way it fails
 * @param members the names of a type's members, in the order in which people need them
 */
public record HelpEntry(
        String key,
        String sentence,
        String text,
        String signature,
        String request,
        String example,
        String fails,
        List<String> members) {

    private static final int LONGEST = 96;

    /** The same step once more, as a property or without holding a thread. */
    private static final Pattern BESIDES = Pattern.compile("get[A-Z].*|.*Async");

    private static final String INDENT = " ".repeat(11);

    /** {@code session.stop}. */
    public String title() {
        return key.replace('#', '.').replace("ArrScript.", "");
    }

    boolean isMember() {
        return key.contains("#");
    }

    /** Whether a word occurs in it. */
    boolean mentions(String word) {
        return (key + " " + text).toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** All of it. */
    public String text(Screen screen) {
        List<String> lines = new ArrayList<>();
        lines.add(screen.palette().paint(TextStyle.HEADING, title()));
        lines.addAll(indented(text.isEmpty() ? sentence : text, "  ", "  ", screen));
        part(lines, "write", signature, screen);
        part(lines, "request", request.isEmpty() && isMember() ? "none" : request, screen);
        part(lines, "example", example, screen);
        part(lines, "fails", fails, screen);
        return String.join("\n", lines);
    }

    private static void part(List<String> lines, String name, String text, Screen screen) {
        String head = screen.palette().paint(TextStyle.FIELD, name) + " ".repeat(INDENT.length() - 2 - name.length());
        if (!text.isEmpty()) {
            lines.addAll(indented(text, "  " + head, INDENT, screen));
        }
    }

    private static List<String> indented(String text, String first, String others, Screen screen) {
        List<String> lines = new ArrayList<>(
                LineWrapper.lines(text, Math.min(LONGEST, screen.width()) - others.length(), screen.cells()));
        lines.replaceAll(line -> others + line);
        lines.set(0, first + lines.get(0).substring(others.length()));
        return lines;
    }

    /** One line: {@code Session - a handle on a session.  awaitReady · properties · …   (:help session)}. */
    public String line() {
        List<String> steps = members.stream()
                .filter(name -> !BESIDES.matcher(name).matches())
                .toList();
        String next = steps.isEmpty() ? "" : "  " + String.join(" · ", steps);
        return title() + " - " + sentence + next + "   (:help " + title() + ")";
    }
}
