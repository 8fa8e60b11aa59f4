package dev.arrshell.internal.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their user may read, where the file system knows of that. */
public final class PrivateFiles {

    private PrivateFiles() {}

    public static Path temporaryDirectory() throws IOException {
        Path directory = Files.createTempDirectory("arr-emulator-");
        protect(directory);
        return directory;
    }

    /** Makes a directory and those above it, unless it is there. One that is there keeps its permissions. */
    static Path directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            protect(directory);
        }
        return directory;
    }

    public static void protect(Path path) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            String permissions = Files.isDirectory(path) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
