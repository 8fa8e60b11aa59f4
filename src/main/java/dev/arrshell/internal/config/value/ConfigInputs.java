package dev.arrshell.internal.config.value;

import dev.arrshell.internal.files.HomePath;
import dev.arrshell.internal.files.UserHome;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sources that the configuration is read from. Immutable but for the stream.
 *
 * @param home the home directory, {@code ~/} in file names
 * @param directory the directory of {@code config.toml} and {@code secrets}
 * @param working the base of relative file names in the environment and on the command line
 * @param environment the variables
 * @param options the options of the command line
 * @param input standard input, read only for the account's key
 */
public record ConfigInputs(
        Path home,
        Path directory,
        Path working,
        Environment environment,
        Map<ConfigKey, String> options,
        InputStream input) {

    /** In place of directories that are not used. */
    private static final Path NOWHERE = Path.of("no such directory");

    public ConfigInputs {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(working, "working");
        Objects.requireNonNull(environment, "environment");
        options = Map.copyOf(options);
        Objects.requireNonNull(input, "input");
    }

    /** The inputs of this process: its environment, standard input, working directory, and {@code ~/.arr} or {@code ARR_HOME}. */
    public static ConfigInputs ofProcess(Map<ConfigKey, String> options) {
        return of(Environment.ofProcess(), options, System.in);
    }

    /** The inputs of this process, but with another environment and standard input. */
    public static ConfigInputs of(Environment environment, Map<ConfigKey, String> options, InputStream input) {
        UserHome home = UserHome.of(environment::value);
        Path working = Path.of("").toAbsolutePath();
        return new ConfigInputs(home.directory(), home.settings(), working, environment, options, input);
    }

    /** Variables alone: no file is read or written. */
    public static ConfigInputs ofVariables(Environment environment) {
        return new ConfigInputs(NOWHERE, NOWHERE, NOWHERE, environment, Map.of(), InputStream.nullInputStream());
    }

    /** The same inputs without the options, which may contain a key. */
    public ConfigInputs withoutOptions() {
        return new ConfigInputs(home, directory, working, environment, Map.of(), input);
    }

    public Path config() {
        return directory.resolve("config.toml");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    /** The file that records started sessions, beside the configuration; empty for variables alone. */
    public Optional<Path> ledger() {
        return hasDirectory() ? Optional.of(directory.resolve("started.jsonl")) : Optional.empty();
    }

    /** Whether there are files; false for variables alone. */
    public boolean hasDirectory() {
        return !directory.equals(NOWHERE);
    }

    /** The file that an entry names. */
    public Path file(ConfigEntry named) {
        boolean inConfig =
                named.origin().source() == ConfigSource.CONFIG || named.origin().source() == ConfigSource.PROFILE;
        Path typed = HomePath.of(named.text().trim(), home);
        return (inConfig ? directory : working).resolve(typed).normalize();
    }

    /** The keys without values. */
    @Override
    public String toString() {
        return "Inputs(" + directory + ", " + options.keySet() + ")";
    }
}
