package dev.arrshell.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names of files for completion. */
final class FileNames {

    private static final int MOST = 200;

    private FileNames() {}

    /** The files whose names begin as typed; directories end in a slash. */
    static List<Completion> startingWith(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String directory = typed.substring(0, slash);
        String home = System.getProperty("user.home");
        try (Stream<Path> files =
                Files.list(Path.of(directory.replaceFirst("^~", home)).toAbsolutePath())) {
            return files.filter(file -> file.getFileName().toString().startsWith(typed.substring(slash)))
                    .sorted()
                    .limit(MOST)
                    .map(file -> Completion.of(directory + name(file), ""))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static String name(Path file) {
        return file.getFileName() + (Files.isDirectory(file) ? "/" : "");
    }
}
