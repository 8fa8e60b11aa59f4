package dev.arrshell.internal.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and directories that only their owner can read and write. They are created with these permissions, so that at no
 * moment others can open them. Where the file system has no POSIX permissions, its defaults apply.
 */
public final class OwnerOnlyFiles {

    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";
    private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private OwnerOnlyFiles() {}

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes it to a file that exists and is empty. */
        void write(Path file) throws IOException;
    }

    /** Creates a directory and its missing parents. A directory that exists keeps its permissions. */
    public static Path createDirectories(Path directory) throws IOException {
        return Files.isDirectory(directory)
                ? directory
                : Files.createDirectories(directory, attributes(directory, DIRECTORY));
    }

    /** Creates an empty file. A file that exists keeps its content and its permissions. */
    public static Path createFile(Path file) throws IOException {
        try {
            return Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException exists) {
            return file;
        }
    }

    /** Creates a directory with a name of its own below that of temporary files. */
    public static Path createTempDirectory(String prefix) throws IOException {
        return Files.createTempDirectory(prefix, attributes(Path.of(""), DIRECTORY));
    }

    /**
     * Writes a file whole or not at all, also for other processes that read it meanwhile.
     *
     * @param content writes a new file, which then takes the place of an older one
     */
    public static void replace(Path file, Content content) throws IOException {
        // For its owner only, as temporary files are.
        Path whole = Files.createTempFile(file.getParent(), "", ".new");
        try {
            content.write(whole);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * Deletes a directory with all that is in it.
     *
     * @throws IOException if something stays, for one because a program still writes into it
     */
    public static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /**
     * Replaces the text of a file at once, in UTF-8. The file keeps its permissions; a new one is for its owner only.
     *
     * @throws AccessDeniedException if the file is there and must not be written
     * @throws IOException if it cannot be written; the file is then as before
     */
    public static void replace(Path file, String text) throws IOException {
        boolean isKept = Files.exists(file) && hasPermissions(file);
        Set<PosixFilePermission> permissions = isKept ? Files.getPosixFilePermissions(file) : Set.of();
        // Of root every file is writable, also one that is marked as read-only.
        if (Files.exists(file) && !Files.isWritable(file)
                || isKept && !permissions.contains(PosixFilePermission.OWNER_WRITE)) {
            throw new AccessDeniedException(file.toString());
        }
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
        try {
            Files.writeString(fresh, text);
            if (isKept) {
                Files.setPosixFilePermissions(fresh, permissions);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Takes the permissions of all others from a file that exists. */
    public static void restrict(Path file) throws IOException {
        if (hasPermissions(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    /**
     * Whether files and directories belong to the user of this process and no other user can write to them. True where
     * the file system has no POSIX permissions.
     */
    public static boolean areWritableByOwnerOnly(Path... paths) throws IOException {
        for (Path path : paths) {
            if (hasPermissions(path)) {
                PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
                if (!Collections.disjoint(found.permissions(), WRITE_OF_OTHERS)
                        || !found.owner().getName().equals(System.getProperty("user.name"))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the file system of a path has POSIX permissions. */
    public static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
