package dev.arrshell.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyFilesTest {

    @TempDir
    private Path directory;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Path open(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aNewDirectoryAndItsMissingParentsAreTheOwnersAlone() throws IOException {
        Path made = OwnerOnlyFiles.createDirectories(directory.resolve("a/b"));

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(made.getParent())).isEqualTo("rwx------");
    }

    @Test
    void aDirectoryThatExistsKeepsItsPermissions() throws IOException {
        open(directory, "rwxr-xr-x");

        assertThat(permissions(OwnerOnlyFiles.createDirectories(directory))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aNewFileIsTheOwnersAlone() throws IOException {
        assertThat(permissions(OwnerOnlyFiles.createFile(directory.resolve("new"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatExistsKeepsContentAndPermissionsUntilItIsRestricted() throws IOException {
        Path file = open(Files.writeString(directory.resolve("old"), "content"), "rw-r--r--");

        OwnerOnlyFiles.createFile(file);
        assertThat(permissions(file)).isEqualTo("rw-r--r--");

        OwnerOnlyFiles.restrict(file);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("content");
    }

    @Test
    void aTemporaryDirectoryIsTheOwnersAlone() throws IOException {
        Path made = OwnerOnlyFiles.createTempDirectory("arr-test-");

        assertThat(permissions(made)).isEqualTo("rwx------");
        Files.delete(made);
    }

    @ParameterizedTest
    @CsvSource({
        "rwx------, rw-------, true",
        "rwxr-xr-x, r--r--r--, true",
        "rwxrwxr-x, rw-------, false",
        "rwxr-xrwx, rw-------, false",
        "rwx------, rw--w----, false",
        "rwx------, rw-----w-, false"
    })
    void writePermissionsOfOthersOnDirectoryOrFileAreNoticed(String ofDirectory, String ofFile, boolean ownerOnly)
            throws IOException {
        Path file = open(Files.writeString(directory.resolve("f"), "content"), ofFile);
        open(directory, ofDirectory);

        assertThat(OwnerOnlyFiles.areWritableByOwnerOnly(directory, file)).isEqualTo(ownerOnly);
    }

    @Test
    void filesOfAnotherUserAreNoticed() throws IOException {
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");

        assertThat(OwnerOnlyFiles.areWritableByOwnerOnly(Path.of("/"))).isFalse();
    }
}
