package dev.arrshell.internal.cache;

import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's directory of files that make the program start sooner and can be made again: start-up archives, which the
 * launcher makes, compiled scripts, and where the libraries of scripts lie. Each of them may be deleted at any time. The launcher looks for the directory in
 * the same places.
 */
public final class CacheDirectory {

    /** The variable that names another directory; {@code off} for none. */
    public static final String VARIABLE = "ARR_CACHE";

    private final Path root;

    private CacheDirectory(Path root) {
        this.root = root;
    }

    /** A kind of files, with a directory of its own below the root. */
    public enum Part {
        STARTUP,
        SCRIPTS,
        LIBRARIES;

        /** The name of the directory. */
        public String directory() {
            return name().toLowerCase(Locale.ROOT);
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
        Optional<String> chosen = environment.value(VARIABLE);
        if (chosen.isPresent()) {
            return chosen.flatMap(CacheDirectory::absolute).map(CacheDirectory::new);
        }
        return find(environment, "XDG_CACHE_HOME", "arr")
                .or(() -> find(environment, "LOCALAPPDATA", "arr/cache"))
                .or(() -> find(environment, "HOME", ".cache/arr"))
                .map(CacheDirectory::new);
    }

    private static Optional<Path> find(Environment environment, String variable, String name) {
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
        List<Path> files = walk(directory(part)).stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
        return new Usage(
                part,
                directory(part),
                files.size(),
                files.stream().mapToLong(CacheDirectory::size).sum());
    }

    /** The directories that are not used because other users can write to them. */
    public List<Path> unsafeDirectories() {
        return Stream.of(Part.values())
                .map(this::directory)
                .filter(CacheDirectory::isUnsafe)
                .toList();
    }

    private static boolean isUnsafe(Path directory) {
        try {
            return Files.isDirectory(directory) && !OwnerOnlyFiles.areWritableByOwnerOnly(directory);
        } catch (IOException e) {
            return true;
        }
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
            walk(directory(part)).stream().sorted(Comparator.reverseOrder()).forEach(CacheDirectory::remove);
        }
        return before;
    }

    private static List<Path> walk(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.toList();
        } catch (IOException | UncheckedIOException e) {
            // It does not exist, or another process removes it at the same time.
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
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // Another process removes it, or writes to it.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
