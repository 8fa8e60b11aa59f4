package dev.arrshell.internal.repl.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Completer of file names, in a directory and those in it. Looks at 500 matches at most. */
public final class FileNameCompleter {

    private static final int MAX_DEPTH = 2;
    private static final int MAX_FILES = 500;

    private FileNameCompleter() {}

    /** Finds the files below the current directory whose names end so. */
    public static List<CompletionCandidate> ending(String end) {
        return ending(Path.of(""), end);
    }

    static List<CompletionCandidate> ending(Path folder, String end) {
        try (Stream<Path> found = Files.find(
                folder,
                MAX_DEPTH,
                (path, kind) -> kind.isRegularFile() && path.toString().endsWith(end))) {
            return found.limit(MAX_FILES)
                    .map(path -> CompletionCandidate.of(path.toString(), "a file"))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
