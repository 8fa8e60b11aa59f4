package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Region;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** What an option's value can be, for shells that complete it. Nothing is read before a shell asks. */
public final class OptionCandidates implements IFactory {

    private final CliContext program;

    public OptionCandidates(CliContext program) {
        this.program = program;
    }

    /** Only the profiles depend on where the program runs. */
    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == Profiles.class
                ? type.cast(new Profiles(program))
                : CommandLine.defaultFactory().create(type);
    }

    /** The profiles of {@code config.toml}. */
    record Profiles(CliContext program) implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            ConfigInputs inputs =
                    ConfigInputs.of(program.console().environment(), Map.of(), InputStream.nullInputStream());
            return ConfigSettings.profiles(inputs).iterator();
        }
    }

    /** The public regions. */
    static final class Regions implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Region.NAMES.iterator();
        }
    }

    /** The dialects. */
    static final class Versions implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ApiVersion.values()).map(ApiVersion::text).iterator();
        }
    }

    /** The sizes as the service writes them. */
    public static final class Sizes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("standard", "premium").iterator();
        }
    }

    /** The emulator's clocks. */
    public static final class Times implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ClockOption.NAMES.iterator();
        }
    }
}
