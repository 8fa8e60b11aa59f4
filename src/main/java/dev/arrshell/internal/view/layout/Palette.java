package dev.arrshell.internal.view.layout;

import dev.arrshell.internal.text.EnumWords;
import java.util.List;
import java.util.Map;

/** The colours of a terminal, or none. No other class writes escape sequences for colours. */
public enum Palette {
    /** No colour and no escape sequence at all. */
    NONE(Map.of()),

    /** For a dark background. */
    DARK(Map.of(
            TextStyle.HEADING, "1",
            TextStyle.FIELD, "36",
            TextStyle.GOOD, "92",
            TextStyle.WARNING, "93",
            TextStyle.BAD, "91",
            TextStyle.BUSY, "96",
            TextStyle.FAINT, "90",
            TextStyle.WORD, "94")),

    /** For a light background. */
    LIGHT(Map.of(
            TextStyle.HEADING, "1",
            TextStyle.FIELD, "36",
            TextStyle.GOOD, "32",
            TextStyle.WARNING, "33",
            TextStyle.BAD, "31",
            TextStyle.BUSY, "34",
            TextStyle.FAINT, "2",
            TextStyle.WORD, "34"));

    private static final String ESCAPE = "\u001b[";

    private final Map<TextStyle, String> codes;

    Palette(Map<TextStyle, String> codes) {
        this.codes = codes;
    }

    /** Colours a text. An empty text stays empty, so that nothing invisible is left behind. */
    public String paint(TextStyle style, String text) {
        String code = codes.get(style);
        return code == null || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }

    /** The name as it is typed. */
    public String word() {
        return EnumWords.of(this);
    }

    /** All names, in order. */
    public static List<String> words() {
        return EnumWords.all(Palette.class);
    }

    /** Parses a name in any case. */
    public static Palette parse(String text) {
        return EnumWords.parse(Palette.class, text, "theme");
    }
}
