package dev.arrshell.internal.repl.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files for completion, up to two folders deep; a big tree is not searched further. */
public final class FileNameCompleter {

    private static final int DEPTH = 2;
    private static final int MOST = 500;

    private FileNameCompleter() {}

    /** Those in the present directory whose names end so. */
    public static List<CompletionCandidate> ending(String end) {
        return ending(Path.of(""), end);
    }

    static List<CompletionCandidate> ending(Path folder, String end) {
        try (Stream<Path> found = Files.find(
                folder,
                DEPTH,
                (path, kind) -> kind.isRegularFile() && path.toString().endsWith(end))) {
            return found.limit(MOST)
                    .map(path -> CompletionCandidate.of(path.toString(), "a file"))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
