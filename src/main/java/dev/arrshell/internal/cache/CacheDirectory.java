package dev.arrshell.internal.cache;

import dev.arrshell.internal.config.value.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's directory of things that can be made again: start-up archives, which the launcher makes, and compiled
 * scripts. Each of its parts may be deleted at any time. The launcher looks for it in the same places.
 */
public final class CacheDirectory {

    /** Moves the directory; {@code off} does without. */
    public static final String VARIABLE = "ARR_CACHE";

    private static final String OFF = "off";

    private final Path root;

    private CacheDirectory(Path root) {
        this.root = root;
    }

    /** One kind of things in it, each in a directory of its own below the root. */
    public enum Part {
        /** What the Java machine loads at once in place of single classes. */
        STARTUP("startup"),
        /** Scripts, compiled. */
        SCRIPTS("scripts");

        private final String directory;

        Part(String directory) {
            this.directory = directory;
        }

        /**
         * The name of its directory.
         *
         * @return one word
         */
        public String directory() {
            return directory;
        }
    }

    /** The files of a part and their size in bytes. */
    public record Usage(Part part, Path directory, int files, long bytes) {}

    /**
     * Finds the directory: {@code ARR_CACHE}, else {@code arr} in {@code XDG_CACHE_HOME}, else in {@code LOCALAPPDATA} as on
     * Windows, else {@code ~/.cache/arr}. A relative name is ignored.
     *
     * @return the directory, which need not exist; empty if there is none or {@code ARR_CACHE} is {@code off}
     */
    public static Optional<CacheDirectory> of(Environment environment) {
        Objects.requireNonNull(environment, "environment");
        Optional<String> chosen = environment.value(VARIABLE);
        if (chosen.isPresent()) {
            return chosen.filter(name -> !name.equals(OFF))
                    .flatMap(CacheDirectory::absolute)
                    .map(CacheDirectory::new);
        }
        return below(environment, "XDG_CACHE_HOME", "arr")
                .or(() -> below(environment, "LOCALAPPDATA", "arr/cache"))
                .or(() -> below(environment, "HOME", ".cache/arr"))
                .map(CacheDirectory::new);
    }

    private static Optional<Path> below(Environment environment, String variable, String name) {
        return environment.value(variable).flatMap(CacheDirectory::absolute).map(directory -> directory.resolve(name));
    }

    private static Optional<Path> absolute(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    public Path root() {
        return root;
    }

    public Path directory(Part part) {
        return root.resolve(part.directory());
    }

    /** The usage of each part, also of one that does not exist. */
    public List<Usage> usage() {
        return Stream.of(Part.values()).map(this::usage).toList();
    }

    private Usage usage(Part part) {
        Path directory = directory(part);
        List<Path> files = below(directory).stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
        return new Usage(
                part,
                directory,
                files.size(),
                files.stream().mapToLong(CacheDirectory::size).sum());
    }

    /**
     * Removes all parts, and nothing else in the directory.
     *
     * @return their usage before
     * @throws UncheckedIOException if something cannot be removed
     */
    public List<Usage> clear() {
        List<Usage> before = usage();
        for (Part part : Part.values()) {
            below(directory(part)).stream().sorted(Comparator.reverseOrder()).forEach(CacheDirectory::remove);
        }
        return before;
    }

    /** What another process removes meanwhile is not there. */
    private static List<Path> below(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            // All the better.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
