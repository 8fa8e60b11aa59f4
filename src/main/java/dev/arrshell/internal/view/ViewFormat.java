package dev.arrshell.internal.view;

import dev.arrshell.internal.text.EnumWords;
import java.util.List;

/** The forms a value can be shown in. */
public enum ViewFormat {
    /** Whatever suits the value: a list of sessions as a table, one session as a card. */
    AUTO("whatever suits the value"),

    /** A line for each element, a column for each field. */
    TABLE("a line for each element"),

    /** A line for each field. */
    CARD("a line for each field"),

    /** JSON in the documented shape. */
    JSON("JSON in the documented shape"),

    /** The same shape in YAML. */
    YAML("the same shape in YAML"),

    /** The same shape as comma-separated values with a header line. */
    CSV("comma-separated values with a header line"),

    /** What the value says of itself. */
    RAW("what the value says of itself");

    private final String sentence;

    ViewFormat(String sentence) {
        this.sentence = sentence;
    }

    /** The name as a person types it. */
    public String word() {
        return EnumWords.of(this);
    }

    /** What it is, in a few words. */
    public String sentence() {
        return sentence;
    }

    /** All names, in order. */
    public static List<String> words() {
        return EnumWords.all(ViewFormat.class);
    }

    /** Reads a name in any case. */
    public static ViewFormat parse(String text) {
        return EnumWords.parse(ViewFormat.class, text, "view");
    }
}
