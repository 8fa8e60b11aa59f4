package dev.arrshell.internal.config.value;

import dev.arrshell.internal.files.UserHome;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that configuration is read from. Immutable but for the stream.
 *
 * @param home the user's home, which {@code ~/} in a file's name stands for
 * @param directory where {@code config.toml} and {@code secrets} lie
 * @param working what file names in the environment and on the command line are relative to
 * @param environment the variables
 * @param options what the command line says; a key that is not there was not given
 * @param input standard input, read only if the key is to come from there
 */
public record ConfigInputs(
        Path home,
        Path directory,
        Path working,
        Environment environment,
        Map<ConfigKey, String> options,
        InputStream input) {

    /** Stands for directories that nobody looks into. */
    private static final Path NOWHERE = Path.of("no such directory");

    /**
     * Keeps copies.
     *
     * @throws NullPointerException if a component is null
     */
    public ConfigInputs {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(working, "working");
        Objects.requireNonNull(environment, "environment");
        options = Map.copyOf(options);
        Objects.requireNonNull(input, "input");
    }

    /**
     * Those of this process: {@code ~/.arr} or the directory that {@code ARR_HOME} names, its working directory,
     * environment and standard input.
     *
     * @param options what the command line says
     * @return the inputs
     */
    public static ConfigInputs ofProcess(Map<ConfigKey, String> options) {
        return of(Environment.ofProcess(), options, System.in);
    }

    /**
     * Those of this process, but for environment and standard input.
     *
     * @param environment the variables
     * @param options what the command line says
     * @param input standard input
     * @return the inputs
     */
    public static ConfigInputs of(Environment environment, Map<ConfigKey, String> options, InputStream input) {
        UserHome home = UserHome.of(environment::value);
        Path working = Path.of("").toAbsolutePath();
        return new ConfigInputs(home.directory(), home.settings(), working, environment, options, input);
    }

    /**
     * Variables alone: no file is read, and none is written.
     *
     * @param environment the variables
     * @return the inputs
     */
    public static ConfigInputs ofVariables(Environment environment) {
        return new ConfigInputs(NOWHERE, NOWHERE, NOWHERE, environment, Map.of(), InputStream.nullInputStream());
    }

    /** The same without what the command line says, which may hold a key. */
    public ConfigInputs withoutOptions() {
        return new ConfigInputs(home, directory, working, environment, Map.of(), input);
    }

    public Path config() {
        return directory.resolve("config.toml");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    /**
     * The file in which programs write down what they start.
     *
     * @return {@code started.jsonl} beside the configuration, which need not exist; nothing for variables alone
     */
    public Optional<Path> ledger() {
        return directory.equals(NOWHERE) ? Optional.empty() : Optional.of(directory.resolve("started.jsonl"));
    }

    /** The file an entry names. */
    public Path file(ConfigEntry named) {
        boolean inConfig =
                named.origin().source() == ConfigSource.CONFIG || named.origin().source() == ConfigSource.PROFILE;
        String name = named.text().trim();
        return name.startsWith("~/")
                ? home.resolve(name.substring(2))
                : (inConfig ? directory : working).resolve(name).normalize();
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "Inputs(" + directory + ", " + options.keySet() + ")";
    }
}
