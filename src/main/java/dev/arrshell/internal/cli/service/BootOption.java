package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.cli.console.DurationConverter;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code SIZE=TIME} of {@code --boot}.
 *
 * @param size whose servers
 * @param length how long they boot
 */
public record BootOption(SessionSize size, Duration length) {

    private static final Map<String, SessionSize> SIZES =
            new TreeMap<>(Map.of("standard", SessionSize.STANDARD, "premium", SessionSize.PREMIUM));

    static BootOption of(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new TypeConversionException(
                    "'" + text + "' is no SIZE=TIME: write standard=10s, premium=2m, or both with a comma between");
        }
        return new BootOption(size(text.substring(0, equals)), DurationConverter.parse(text.substring(equals + 1)));
    }

    private static SessionSize size(String text) {
        SessionSize size = SIZES.get(text.toLowerCase(Locale.ROOT));
        if (size == null) {
            throw new TypeConversionException(
                    "unknown size '" + text + "'" + NearestWord.choice(text, SIZES.keySet(), "Known"));
        }
        return size;
    }

    /** Converter of the option's value. */
    static final class Converter implements ITypeConverter<BootOption> {

        @Override
        public BootOption convert(String text) {
            return of(text);
        }
    }
}
