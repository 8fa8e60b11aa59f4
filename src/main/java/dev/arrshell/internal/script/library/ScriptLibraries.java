package dev.arrshell.internal.script.library;

import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.script.message.ScriptSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories and jars in which a script finds classes and scripts that are not its own, in their order. Immutable.
 *
 * @param entries directories and jars, which exist
 */
public record ScriptLibraries(List<Path> entries) {

    /** No directory and no jar. */
    public static final ScriptLibraries NONE = new ScriptLibraries(List.of());

    private static final String ALL_JARS = "*";

    /** Keeps its own copy. */
    public ScriptLibraries {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a class path as Java's: entries separated by the platform's separator; {@code lib/*} stands for the jars in
     * {@code lib}.
     *
     * @throws ConfigurationException if an entry does not exist. Nothing was sent
     */
    public static ScriptLibraries parse(String classpath) {
        return new ScriptLibraries(Arrays.stream(classpath.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .flatMap(entry -> files(entry).stream())
                .toList());
    }

    private static List<Path> files(String entry) {
        try {
            if (entry.endsWith(ALL_JARS)) {
                // On Windows a path cannot have the star.
                Path named = Path.of(entry.substring(0, entry.length() - ALL_JARS.length()) + ".");
                Path directory = named.toAbsolutePath().normalize();
                if (Files.isDirectory(directory)) {
                    return jars(directory);
                }
            }
            Path path = Path.of(entry);
            if (Files.exists(path)) {
                return List.of(path.toAbsolutePath().normalize());
            }
        } catch (InvalidPathException e) {
            // A file of this name does not exist either.
        }
        throw new ConfigurationException("--classpath: there is no directory and no jar " + entry + " (in "
                + Path.of("").toAbsolutePath() + ", nothing was run, nothing was sent)");
    }

    private static List<Path> jars(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new ConfigurationException("--classpath: the directory " + directory + " cannot be read ("
                    + e.getMessage() + ", nothing was run, nothing was sent)");
        }
    }

    /** These and others after them. */
    public ScriptLibraries with(List<Path> more) {
        Set<Path> all = new LinkedHashSet<>(entries);
        all.addAll(more);
        return new ScriptLibraries(new ArrayList<>(all));
    }

    /** These after the directory of a script's file; a text that is no file has none. */
    public ScriptLibraries beside(ScriptSource script) {
        return fileOf(script)
                .map(file -> new ScriptLibraries(List.of(file.getParent())).with(entries))
                .orElse(this);
    }

    /** The file of a script, behind all links. */
    static Optional<Path> fileOf(ScriptSource script) {
        try {
            Path file = Path.of(script.name());
            return Files.isRegularFile(file) ? Optional.of(file.toRealPath()) : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    /** A class loader of the compiled classes and other files in them; never compiles anything. */
    public ClassLoader classLoader(ClassLoader parent) {
        return entries.isEmpty()
                ? parent
                : new URLClassLoader(entries.stream().map(ScriptLibraries::url).toArray(URL[]::new), parent);
    }

    /** The sources in them that a script may use. */
    public NeighbourSources sources(ScriptSource script) {
        return new NeighbourSources(entries.stream().filter(Files::isDirectory).toList(), fileOf(script));
    }

    static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key in a cache: the paths, and the size and time of each jar. */
    public String key() {
        return entries.stream()
                .map(Path::toFile)
                .map(entry -> entry.isDirectory()
                        ? entry.getPath()
                        : entry.getPath() + " " + entry.length() + " " + entry.lastModified())
                .collect(Collectors.joining("\n"));
    }
}
