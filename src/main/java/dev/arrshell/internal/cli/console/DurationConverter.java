package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.text.DurationParser;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 90s}, {@code 20m}, {@code 1h30m} and ISO 8601's {@code PT20M}, always more than nothing. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return read(text)
                .filter(time -> !time.isNegative() && !time.isZero())
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is no time: write 90s, 20m, 1h30m or PT20M"));
    }

    /** The same, also where it is nothing or less. */
    public static Optional<Duration> read(String text) {
        return DurationParser.parse(text);
    }
}
