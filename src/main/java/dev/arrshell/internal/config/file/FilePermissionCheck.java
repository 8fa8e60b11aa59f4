package dev.arrshell.internal.config.file;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Check whether other users of this machine can read a file with a secret. */
public final class FilePermissionCheck {

    private static final Set<PosixFilePermission> OPEN =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private FilePermissionCheck() {}

    /** The warning, with the command that helps; empty if there is no risk, or no POSIX permissions. */
    public static Optional<String> warning(Path file) {
        try {
            return Files.isRegularFile(file) && OwnerOnlyFiles.hasPermissions(file)
                    ? warning(file, Files.getPosixFilePermissions(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> warning(Path file, Set<PosixFilePermission> given) {
        return given.stream().noneMatch(OPEN::contains)
                ? Optional.empty()
                : Optional.of(file + " holds a secret and others can read it (" + PosixFilePermissions.toString(given)
                        + "): chmod 600 " + quoted(file));
    }

    /** The file for a shell, in single quotes if the name has special characters. */
    private static String quoted(Path file) {
        String name = file.toString();
        return name.matches("[A-Za-z0-9/._+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
