package dev.arrshell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The directory that was checked out, and copies of it. */
public final class Checkout {
    /** The checkout that the tests run in; Maven starts their process there. */
    public static final Path HERE = Path.of("").toAbsolutePath();

    private final Path home;

    private Checkout(Path home) {
        this.home = home;
    }

    /** The archive of the build. */
    public static Path archive() throws IOException {
        return only(HERE.resolve("target"), "arr-*.tar.gz");
    }

    /**
     * The file of a directory that has such a name.
     *
     * @throws IllegalStateException if there is none, or another one, such as that of an older build
     */
    public static Path only(Path directory, String pattern) throws IOException {
        try (var files = Files.newDirectoryStream(directory, pattern)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            if (found.size() != 1) {
                throw new IllegalStateException(directory + " has not one " + pattern + " but " + found);
            }
            return found.get(0);
        }
    }

    /** A copy of all that a build needs, not built yet. */
    public static Checkout fresh(Path home) {
        var copy = new Checkout(home);
        for (String part : new String[] {"pom.xml", "LICENSE", ".mvn", "src/main", "src/build", "shell"}) {
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

    /** The launcher of the copy, which keeps no archives of so short-lived a program. */
    public Launcher arr() {
        return Launcher.at(home.resolve("shell/arr")).env("ARR_CACHE", "off");
    }

    private Path copyOf(Path file) {
        return home.resolve(HERE.relativize(file).toString());
    }

    /** Copies a file or a tree with its times, by which the launcher tells old from new. */
    private void take(String part) {
        Path from = HERE.resolve(part);
        try (var walk = Files.walk(from)) {
            Files.createDirectories(home.resolve(part).getParent());
            List<Path> files = walk.toList();
            for (Path file : files) {
                Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
            for (Path file : files) {
                Files.setLastModifiedTime(copyOf(file), Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
