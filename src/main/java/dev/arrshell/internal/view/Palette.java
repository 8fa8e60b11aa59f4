package dev.arrshell.internal.view;

import dev.arrshell.model.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The colours of a terminal, or none. Escape sequences are written nowhere else. */
public enum Palette {
    /** No colour and no escape sequence at all. */
    NONE(Map.of()),

    /** For a dark background. */
    DARK(Map.of(
            Style.HEADING, "1",
            Style.FIELD, "36",
            Style.GOOD, "92",
            Style.WARNING, "93",
            Style.BAD, "91",
            Style.BUSY, "96",
            Style.FAINT, "90",
            Style.WORD, "94")),

    /** For a light background. */
    LIGHT(Map.of(
            Style.HEADING, "1",
            Style.FIELD, "36",
            Style.GOOD, "32",
            Style.WARNING, "33",
            Style.BAD, "31",
            Style.BUSY, "34",
            Style.FAINT, "2",
            Style.WORD, "34"));

    private static final String ESCAPE = "\u001b[";

    private final Map<Style, String> codes;

    Palette(Map<Style, String> codes) {
        this.codes = codes;
    }

    /** Colours a text. An empty text stays empty, so that nothing invisible is left behind. */
    public String paint(Style style, String text) {
        String code = codes.get(style);
        return code == null || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }

    /** The name as a person types it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Palette::word).toList();
    }

    /** Reads a name in any case. */
    public static Palette parse(String text) {
        return Arrays.stream(values())
                .filter(palette -> palette.word().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no theme '" + text + "'"
                        + Nearest.to(text, words())
                                .map(near -> " - did you mean " + near + "?")
                                .orElse("")
                        + " Themes: " + String.join(", ", words())));
    }
}
