package dev.arrshell.internal.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The constants of an enum by the names that people type: lower case, read in any case. */
public final class EnumWords {

    private EnumWords() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The names of all constants, in order. */
    public static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumWords::of).toList();
    }

    /**
     * Reads a name.
     *
     * @param noun what the constants are, such as {@code view}
     * @throws IllegalArgumentException if no constant has the name: the message lists those that there are
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String text, String noun) {
        String title = noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + "s";
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + noun + " '" + text + "'" + NearestWord.choice(text, all(type), title)));
    }
}
