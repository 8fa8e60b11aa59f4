package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.internal.text.EnumWords;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The clock that {@code --time} chooses. */
enum ClockOption {

    /** The machine's. */
    REAL("the machine's clock"),

    /** One that begins now, or where a kept one stood, and stands still until it is moved. */
    VIRTUAL("a virtual clock, which stands still until it is moved");

    private final String description;

    ClockOption(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /** Sets the clock; virtual time is the builder's default. */
    void applyTo(ArrEmulatorBuilder builder) {
        if (this == REAL) {
            builder.realTime();
        }
    }

    /** The values that a shell offers. */
    static final class Candidates implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return EnumWords.all(ClockOption.class).iterator();
        }
    }

    /** Converter of the option's value. */
    static final class Converter implements ITypeConverter<ClockOption> {

        @Override
        public ClockOption convert(String text) {
            try {
                return EnumWords.parse(ClockOption.class, text, "clock");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
