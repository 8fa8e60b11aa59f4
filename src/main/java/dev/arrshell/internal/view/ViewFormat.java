package dev.arrshell.internal.view;

import dev.arrshell.internal.text.EnumWords;
import java.util.List;

/** The forms that a value can be shown in. */
public enum ViewFormat {
    AUTO("whatever suits the value"),
    TABLE("a line for each element"),
    CARD("a line for each field"),
    JSON("JSON in the documented shape"),
    YAML("the same shape in YAML"),
    CSV("comma-separated values with a header line"),
    RAW("what the value says of itself");

    private final String description;

    ViewFormat(String description) {
        this.description = description;
    }

    /** The name as it is typed. */
    public String word() {
        return EnumWords.of(this);
    }

    public String description() {
        return description;
    }

    /** All names, in order. */
    public static List<String> words() {
        return EnumWords.all(ViewFormat.class);
    }

    /** Parses a name in any case. */
    public static ViewFormat parse(String text) {
        return EnumWords.parse(ViewFormat.class, text, "view");
    }
}
