package dev.arrshell.internal.script.library;

import groovy.lang.GroovyResourceLoader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finder of the sources that a script uses, by the names of their classes: {@code util.Helper} is in
 * {@code util/Helper.groovy}. It remembers what it was asked for. Not thread-safe.
 */
public final class NeighbourSources implements GroovyResourceLoader {

    private final List<Path> directories;
    private final Optional<Path> script;
    private final Map<String, String> asked = new LinkedHashMap<>();

    NeighbourSources(List<Path> directories, Optional<Path> script) {
        this.directories = directories;
        this.script = script;
    }

    @Override
    public URL loadGroovySource(String className) {
        Optional<Path> file = find(className);
        asked.put(className, content(className, file));
        return file.map(ScriptLibraries::url).orElse(null);
    }

    /** The names that were asked for, each with the text of its source and the time of its class file; empty without both. */
    public Map<String, String> asked() {
        return asked;
    }

    /** Whether these names would be answered in the same way again. */
    public boolean isCurrent(Map<String, String> earlier) {
        return earlier.entrySet().stream()
                .allMatch(name -> content(name.getKey(), find(name.getKey())).equals(name.getValue()));
    }

    private Optional<Path> find(String className) {
        return find(className, ".groovy");
    }

    private Optional<Path> find(String className, String ending) {
        String name = className.replace('.', '/') + ending;
        return directories.stream()
                .flatMap(directory -> file(directory, name).stream())
                .findFirst();
    }

    /** The file, unless it is the script's own. */
    private Optional<Path> file(Path directory, String name) {
        try {
            Path file = directory.resolve(name);
            // Some file systems also find Helper.groovy as helper.groovy.
            boolean isThere = Files.isRegularFile(file)
                    && file.toRealPath(LinkOption.NOFOLLOW_LINKS).endsWith(Path.of(name));
            return isThere && !file.toRealPath().equals(script.orElse(null)) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String content(String className, Optional<Path> source) {
        return text(source)
                + find(className, ".class").map(NeighbourSources::stamp).orElse("");
    }

    /** The path, size and time of a class file. One that is added, replaced or removed may be used in place of a source. */
    private static String stamp(Path compiled) {
        File file = compiled.toFile();
        return "\n" + compiled + " " + file.length() + " " + file.lastModified();
    }

    private static String text(Optional<Path> file) {
        try {
            return file.isEmpty() ? "" : file.get() + "\n" + Files.readString(file.get(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return file.get() + "\n";
        }
    }
}
