package dev.arrshell.internal.repl.help;

import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages of the documentation that messages of failed calls name, such as {@code errors/authentication}. */
public final class ErrorPages {

    private static final String PREFIX = "errors/";
    private static final int MAX_WIDTH = 96;
    private static final Pattern TOPIC = Pattern.compile("(?:errors/)?([a-z][a-z-]*)(?:\\.md)?");
    private static final Pattern LISTED = Pattern.compile("\\(([a-z-]+)\\.md\\): (.*)");

    private ErrorPages() {}

    /** All topics, each with a sentence. */
    public static Map<String, String> topics() {
        Map<String, String> topics = new LinkedHashMap<>();
        LISTED.matcher(read("README").orElseThrow())
                .results()
                .forEach((MatchResult each) -> topics.put(PREFIX + each.group(1), each.group(2)));
        return topics;
    }

    /** Formats the page of a topic, which may be written without {@code errors/}; empty if there is none. */
    public static Optional<String> text(String topic, Screen screen) {
        return TOPIC.matcher(topic)
                .results()
                .filter(match -> match.group().equals(topic))
                .map(match -> match.group(1))
                .findFirst()
                .flatMap(name -> read(name).map(page -> text(PREFIX + name, page, screen)));
    }

    private static String text(String topic, String page, Screen screen) {
        List<String> lines = new ArrayList<>();
        lines.add(screen.palette().paint(TextStyle.HEADING, topic));
        int room = Math.min(MAX_WIDTH, screen.width()) - 2;
        boolean isCode = false;
        for (String line : page.strip().lines().toList()) {
            if (line.startsWith("```")) {
                isCode = !isCode;
            } else if (isCode) {
                lines.add("    " + line);
            } else if (line.startsWith("#")) {
                lines.add("  " + screen.palette().paint(TextStyle.FIELD, line.replaceFirst("^#+ ", "")));
            } else if (line.startsWith("- ")) {
                addWrapped(lines, line.substring(2), "  - ", "    ", room, screen);
            } else if (!line.isBlank()) {
                addWrapped(lines, line, "  ", "  ", room, screen);
            }
        }
        return String.join("\n", lines);
    }

    private static void addWrapped(
            List<String> lines, String text, String first, String others, int room, Screen screen) {
        List<String> wrapped = LineWrapper.lines(text.replace("`", ""), room - others.length(), screen.cells());
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add((i == 0 ? first : others) + wrapped.get(i));
        }
    }

    private static Optional<String> read(String name) {
        try (InputStream in = ErrorPages.class.getResourceAsStream("errors/" + name + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the help cannot be read: " + e.getMessage(), e);
        }
    }
}
