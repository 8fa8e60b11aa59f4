package dev.arrshell.internal.repl.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The editor that the environment names: {@code VISUAL}, else {@code EDITOR}. */
final class ExternalEditor {

    private static final List<String> EDITORS =
            List.of("sensible-editor", "editor", "nano", "vim", "vi", "emacs", "notepad.exe");

    private ExternalEditor() {}

    /** Opens the editor on a text and returns the text as it was left. */
    static String edit(String text, Map<String, String> environment) {
        List<String> command = command(environment);
        try {
            Path file = Files.createTempFile("arr", ".groovy");
            try {
                Files.writeString(file, text);
                command.add(file.toString());
                run(command);
                return Files.readString(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the editor cannot be used: " + e.getMessage(), e);
        }
    }

    static List<String> command(Map<String, String> environment) {
        String command = Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .or(() -> installed(environment.getOrDefault("PATH", "")))
                .orElseThrow(() ->
                        new IllegalStateException("no editor is configured: set VISUAL or EDITOR in the environment"));
        return new ArrayList<>(List.of(command.split("\\s+")));
    }

    /** An editor that most systems have. */
    private static Optional<String> installed(String path) {
        return EDITORS.stream()
                .filter(name -> Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
                .findFirst();
    }

    private static void run(List<String> command) throws IOException {
        Process editor = new ProcessBuilder(command).inheritIO().start();
        try {
            int code = editor.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command.get(0) + " ended with exit code " + code);
            }
        } catch (InterruptedException e) {
            editor.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("editing was interrupted", e);
        }
    }
}
