package dev.arrshell.internal.cli.console;

import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.internal.text.NearestWord;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The clock that {@code --time} chooses. */
public enum ClockOption {

    /** The machine's. */
    REAL("the machine's clock"),

    /** One that begins now, or where a kept one stood, and stands still until it is moved. */
    VIRTUAL("a virtual clock, which stands still until it is moved");

    /** As they are typed. */
    static final List<String> NAMES = List.of("real", "virtual");

    private final String words;

    ClockOption(String words) {
        this.words = words;
    }

    /** What a person is told. */
    public String words() {
        return words;
    }

    /** Virtual time is what an emulator has unless told otherwise: it begins now, or where a kept one stood. */
    public void applyTo(ArrEmulatorBuilder builder) {
        if (this == REAL) {
            builder.realTime();
        }
    }

    static ClockOption of(String text) {
        if (!NAMES.contains(text.toLowerCase(Locale.ROOT))) {
            String meant = NearestWord.to(text, NAMES)
                    .map(near -> " - did you mean " + near + "?")
                    .orElse(".");
            throw new TypeConversionException("unknown time '" + text + "'" + meant + " Known: real, virtual");
        }
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Lets picocli read one. */
    public static final class Converter implements ITypeConverter<ClockOption> {

        @Override
        public ClockOption convert(String text) {
            return of(text);
        }
    }
}
