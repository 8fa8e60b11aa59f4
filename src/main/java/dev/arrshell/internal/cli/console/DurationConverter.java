package dev.arrshell.internal.cli.console;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 90s}, {@code 20m}, {@code 1h30m} and ISO 8601's {@code PT20M}, always more than nothing. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern MILLISECONDS = Pattern.compile("(?i)\\d{1,15}ms");
    private static final Pattern BRIEF = Pattern.compile("(?i)(?:\\d+(?:\\.\\d+)?[hms])+");

    @Override
    public Duration convert(String text) {
        return read(text)
                .filter(time -> !time.isNegative() && !time.isZero())
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is no time: write 90s, 20m, 1h30m or PT20M"));
    }

    /** The same, also where it is nothing or less. */
    public static Optional<Duration> read(String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2))));
        }
        boolean isBrief = BRIEF.matcher(text).matches();
        try {
            return Optional.of(Duration.parse((isBrief ? "PT" : "") + text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
