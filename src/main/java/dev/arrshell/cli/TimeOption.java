package dev.arrshell.cli;

import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.model.Nearest;
import dev.arrshell.time.VirtualClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The clock that {@code --time} chooses. */
enum TimeOption {

    /** The machine's. */
    REAL("the machine's clock"),

    /** One that begins at the present second and stands still until it is moved. */
    VIRTUAL("a virtual clock, which stands still until it is moved");

    private static final List<String> NAMES = List.of("real", "virtual");

    private final String words;

    TimeOption(String words) {
        this.words = words;
    }

    /** What a person is told. */
    String words() {
        return words;
    }

    /** A foreign client compares dates with its own clock, so virtual time starts now and not in the past. */
    void applyTo(ArrEmulatorBuilder builder) {
        if (this == REAL) {
            builder.realTime();
        } else {
            builder.time(new VirtualClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    static TimeOption of(String text) {
        if (!NAMES.contains(text.toLowerCase(Locale.ROOT))) {
            String meant = Nearest.to(text, NAMES)
                    .map(near -> " - did you mean " + near + "?")
                    .orElse(".");
            throw new TypeConversionException("unknown time '" + text + "'" + meant + " Known: real, virtual");
        }
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Lets picocli read one. */
    static final class Converter implements ITypeConverter<TimeOption> {

        @Override
        public TimeOption convert(String text) {
            return of(text);
        }
    }
}
