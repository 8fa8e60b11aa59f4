package dev.arrshell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commands that stand for real ones on a process's {@code PATH}. */
public final class FakeCommand {
    private FakeCommand() {}

    /**
     * Writes a shell script that can be run.
     *
     * @return the directory, to put on {@code PATH}
     */
    public static Path write(Path directory, String name, String... lines) {
        try {
            Path command = Files.createDirectories(directory).resolve(name);
            Files.writeString(command, "#!/bin/sh\n" + String.join("\n", List.of(lines)) + "\n");
            if (!command.toFile().setExecutable(true)) {
                throw new IOException("cannot make it executable: " + command);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
