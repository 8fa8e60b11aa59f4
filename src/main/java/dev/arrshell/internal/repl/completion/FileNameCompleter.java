package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.files.HomePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Completer of file names. Looks at 500 matches at most. Never throws. */
public final class FileNameCompleter {

    private static final int MAX_DEPTH = 2;
    private static final int MAX_FILES = 500;

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\\s'\"]");

    private FileNameCompleter() {}

    /**
     * Completes a path: what lies in its directory and begins as its last name. Hidden files need their dot, and names that
     * would have to be quoted are left out.
     *
     * @param begun what is typed of it; a tilde at its begin is the user's home
     * @param ends what the names of files end with; directories are found whatever their names
     */
    public static List<CompletionCandidate> paths(String begun, String... ends) {
        int name = begun.lastIndexOf('/') + 1;
        String folder = begun.substring(0, name);
        String hidden = begun.startsWith(".", name) ? "" : ".";
        try (Stream<Path> all = Files.list(HomePath.of(folder.isEmpty() ? "." : folder))) {
            return all.filter(path -> isMeant(path, hidden, ends))
                    .limit(MAX_FILES)
                    .map(path -> Files.isDirectory(path)
                            ? CompletionCandidate.of(folder + path.getFileName() + "/", "a directory")
                            : CompletionCandidate.of(folder + path.getFileName(), "a file"))
                    .sorted(Comparator.comparing(CompletionCandidate::value))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static boolean isMeant(Path path, String hidden, String... ends) {
        String name = path.getFileName().toString();
        return (hidden.isEmpty() || !name.startsWith(hidden))
                && !NEEDS_QUOTES.matcher(name).find()
                && (Files.isDirectory(path) || Stream.of(ends).anyMatch(name::endsWith));
    }

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
