package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.text.DurationParser;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converter of an option's value to a duration longer than zero. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new TypeConversionException("'" + text + "' is not allowed: a duration longer than zero is needed");
        }
        return duration;
    }

    /** Parses a duration that may be zero. */
    public static Duration parse(String text) {
        try {
            return DurationParser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
