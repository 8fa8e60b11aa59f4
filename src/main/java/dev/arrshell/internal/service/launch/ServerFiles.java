package dev.arrshell.internal.service.launch;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** The directory of one server, named by its id, with small files that are written as a whole or not at all. */
public final class ServerFiles {

    private final Path path;

    public ServerFiles(Path parent, UUID server) {
        this.path = parent.resolve(server.toString());
    }

    /**
     * The servers that have a directory.
     *
     * @throws UncheckedIOException if the parent cannot be read
     */
    public static List<UUID> serversIn(Path parent) {
        try (Stream<Path> directories = Files.list(parent)) {
            return directories.flatMap(ServerFiles::named).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<UUID> named(Path directory) {
        try {
            return Stream.of(UUID.fromString(directory.getFileName().toString()));
        } catch (IllegalArgumentException other) {
            return Stream.empty();
        }
    }

    public Path path() {
        return path;
    }

    /** Creates the directory, with an empty log. */
    public void create() throws IOException {
        OwnerOnlyFiles.createDirectories(path);
        OwnerOnlyFiles.createFile(path.resolve("log"));
    }

    /** The text of a file without the line's end; empty if it is not there or cannot be read. */
    public Optional<String> read(String file) {
        Path found = path.resolve(file);
        try {
            return Files.exists(found) ? Optional.of(Files.readString(found).stripTrailing()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The number in a file; empty if it has none. */
    public OptionalLong number(String file) {
        return read(file).filter(text -> text.matches("[0-9]{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    public void write(String file, String text) throws IOException {
        Path written = path.resolve(file + ".written");
        Files.writeString(OwnerOnlyFiles.createFile(written), text + "\n");
        Files.move(written, path.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether a file is there and was written so long ago. */
    public boolean wasWrittenBefore(String file, Instant now, Duration ago) {
        try {
            Instant written = Files.getLastModifiedTime(path.resolve(file)).toInstant();
            return written.plus(ago).isBefore(now);
        } catch (IOException missing) {
            return false;
        }
    }

    /** Deletes the directory. What is in use stays until the next time. */
    public void delete() {
        try {
            OwnerOnlyFiles.deleteAll(path);
        } catch (IOException inUse) {
            // it is tried again later
        }
    }
}
