package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directory of an emulator's data, which holds keys: only its owner may read it. */
final class DataDirectory {

    private static final String PRIVATE = "rwx------";
    private static final Set<String> FILES = Set.of(
            "arr.mv.db", StoreMark.FILE, "arr.lock", "authority.p12", "authority.pem", "authority.lock", "server.p12");

    private DataDirectory() {}

    /**
     * Creates a directory, or takes the permissions of all others from one that exists and holds nothing but an emulator's
     * data.
     *
     * @throws IllegalStateException if others may use it and it holds something else, or belongs to another user
     */
    static Path prepare(Path directory) throws IOException {
        OwnerOnlyFiles.createDirectories(directory);
        if (!OwnerOnlyFiles.hasPermissions(directory) || isPrivate(directory)) {
            return directory;
        }
        List<Path> files = files(directory);
        for (Path file : files) {
            if (!FILES.contains(file.getFileName().toString())) {
                throw new IllegalStateException(
                        "the directory " + directory + " holds " + file.getFileName()
                                + " too, and is open to other users (" + permissions(directory)
                                + "): close it to them (chmod 700), or choose one for the emulator alone (nothing was started)");
            }
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(PRIVATE));
        for (Path file : files) {
            OwnerOnlyFiles.restrict(file);
        }
        return directory;
    }

    private static boolean isPrivate(Path directory) throws IOException {
        return permissions(directory).endsWith("------");
    }

    private static String permissions(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
