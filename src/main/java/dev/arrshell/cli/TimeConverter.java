package dev.arrshell.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 20m}, {@code 1h30m} and ISO 8601's {@code PT20M}, always more than nothing. */
final class TimeConverter implements ITypeConverter<Duration> {

    private static final Pattern BRIEF = Pattern.compile("(?i)(?:\\d+(?:\\.\\d+)?[hms])+");

    @Override
    public Duration convert(String text) {
        Matcher brief = BRIEF.matcher(text);
        try {
            Duration read = Duration.parse((brief.matches() ? "PT" : "") + text.toUpperCase(Locale.ROOT));
            if (!read.isNegative() && !read.isZero()) {
                return read;
            }
        } catch (DateTimeParseException unreadable) {
            // Refused below, like a time that is none.
        }
        throw new TypeConversionException("'" + text + "' is no time: write 90s, 20m, 1h30m or PT20M");
    }
}
