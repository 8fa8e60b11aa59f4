package dev.arrshell.internal.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Converter of an {@code Optional} for printing in scripts and at the prompt: its value, or an empty text. */
public final class PrintedValue {

    private PrintedValue() {}

    /** The value to print; the same of each value in a list. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? optional.get() : "";
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : "";
        }
        return value instanceof List<?> several && several.stream().anyMatch(PrintedValue::mayBeAbsent)
                ? several.stream()
                        .map(each -> mayBeAbsent(each) ? of(each) : each)
                        .toList()
                : value;
    }

    private static boolean mayBeAbsent(@Nullable Object value) {
        return value instanceof Optional<?> || value instanceof OptionalInt;
    }
}
