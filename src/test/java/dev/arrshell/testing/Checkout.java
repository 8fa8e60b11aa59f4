package dev.arrshell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The directory that was checked out, and copies of it. */
public final class Checkout {
    /** The checkout that the tests run in; Maven starts their process there. */
    public static final Path HERE = Path.of("").toAbsolutePath();

    private final Path home;

    private Checkout(Path home) {
        this.home = home;
    }

    /** A copy of all that a build needs, not built yet. */
    public static Checkout fresh(Path home) {
        var copy = new Checkout(home);
        for (String part : new String[] {"pom.xml", "LICENSE", ".mvn", "src/main", "shell"}) {
            copy.take(part);
        }
        return copy;
    }

    /** A copy with the program in it, as built. */
    public static Checkout built(Path home) {
        var copy = fresh(home);
        copy.take("target/dist");
        return copy;
    }

    /** Where the copy lies. */
    public Path home() {
        return home;
    }

    /** The launcher of the copy. */
    public Launcher arr() {
        return Launcher.at(home.resolve("shell/arr"));
    }

    /** Copies a file or a tree with its times, by which the launcher tells old from new. */
    private void take(String part) {
        Path from = HERE.resolve(part);
        try (var files = Files.walk(from)) {
            Files.createDirectories(home.resolve(part).getParent());
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, home.resolve(HERE.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
