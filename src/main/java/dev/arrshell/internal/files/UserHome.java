package dev.arrshell.internal.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The user's home and the directory in it where {@code arr} keeps configuration, secrets, ledger and history.
 *
 * @param directory the home, which {@code ~} stands for
 * @param settings the directory of {@code arr}: {@code .arr} in the home, unless {@code ARR_HOME} names another
 */
public record UserHome(Path directory, Path settings) {

    /** The variable that names the directory of {@code arr}. */
    public static final String VARIABLE = "ARR_HOME";

    /** The variable that names another file for the prompt's history. */
    public static final String HISTORY_VARIABLE = "ARR_HISTORY";

    /**
     * The home of the user who runs this process: {@code HOME}, else what Java takes for the home if that is a directory,
     * else the root directory. Java itself does not look at {@code HOME}; for a user without an entry in the password
     * database, as in containers, it says {@code ?}, which would be a file in the working directory.
     *
     * @param environment gives a variable's value, empty if it is not set
     */
    public static UserHome of(Function<String, Optional<String>> environment) {
        return of(environment, System.getProperty("user.home"));
    }

    static UserHome of(Function<String, Optional<String>> environment, String javaHome) {
        Path home = path(environment, "HOME")
                .filter(Path::isAbsolute)
                .or(() -> Optional.of(Path.of(Objects.requireNonNullElse(javaHome, "")))
                        .filter(path -> path.isAbsolute() && Files.isDirectory(path)))
                .orElseGet(() -> Path.of("/").toAbsolutePath());
        return new UserHome(
                home, path(environment, VARIABLE).map(Path::toAbsolutePath).orElse(home.resolve(".arr")));
    }

    private static Optional<Path> path(Function<String, Optional<String>> environment, String variable) {
        return environment.apply(variable).filter(name -> !name.isBlank()).map(Path::of);
    }

    /** The history of the prompt. */
    public Path history() {
        return settings.resolve("history");
    }
}
