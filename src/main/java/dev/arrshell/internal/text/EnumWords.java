package dev.arrshell.internal.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
     * Finds the constant that an answer of the service names.
     *
     * @param spelling the service's spelling of a constant
     * @param text the text of the answer, in any case, or null
     */
    public static <E extends Enum<E>> Optional<E> find(
            Class<E> type, Function<? super E, String> spelling, @Nullable String text) {
        String name = text == null ? "" : text.trim();
        for (E constant : type.getEnumConstants()) {
            if (spelling.apply(constant).equalsIgnoreCase(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
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
