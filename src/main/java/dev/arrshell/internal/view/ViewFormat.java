package dev.arrshell.internal.view;

import dev.arrshell.internal.text.NearestWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in a few words. */
    public String sentence() {
        return sentence;
    }

    /** All names, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ViewFormat::word).toList();
    }

    /** Reads a name in any case. */
    public static ViewFormat parse(String text) {
        return Arrays.stream(values())
                .filter(view -> view.word().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no view '" + text + "'"
                        + NearestWord.to(text, words())
                                .map(near -> " - did you mean " + near + "?")
                                .orElse("")
                        + " Views: " + String.join(", ", words())));
    }
}
