package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.view.layout.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.builtins.SyntaxHighlighter;

/** Factory of JLine highlighters for our rules and themes. */
public final class HighlighterFactory {

    private HighlighterFactory() {}

    /** Makes a highlighter. JLine reads rules only from files, so rules and theme are merged into a temporary one. */
    static SyntaxHighlighter highlighter(Palette theme) {
        try {
            Path rules = Files.createTempFile("arr", ".nanorc");
            try {
                Files.writeString(
                        rules, themed(read("arr.nanorc"), styles(read("themes/" + theme.word() + ".nanorctheme"))));
                return SyntaxHighlighter.build(rules.toUri().toString());
            } finally {
                Files.delete(rules);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the colours cannot be loaded: " + e, e);
        }
    }

    /** Replaces names by the styles of a theme: {@code NUMBER: "…"} becomes {@code color magenta "…"}. */
    static String themed(String rules, Map<String, String> styles) {
        return rules.lines().map(line -> themedLine(line, styles)).collect(Collectors.joining("\n"));
    }

    private static String themedLine(String line, Map<String, String> styles) {
        int colon = line.indexOf(':');
        String style = colon < 0 ? null : styles.get(line.substring(0, colon));
        return style == null
                ? line
                : "color " + style + " " + line.substring(colon + 1).strip();
    }

    private static Map<String, String> styles(String theme) {
        Map<String, String> styles = new HashMap<>();
        theme.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 2))
                .forEach(parts -> styles.put(parts[0], parts[1].strip()));
        return styles;
    }

    private static String read(String name) throws IOException {
        try (InputStream in = HighlighterFactory.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
