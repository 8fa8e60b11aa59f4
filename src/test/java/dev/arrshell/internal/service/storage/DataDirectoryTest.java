package dev.arrshell.internal.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of kept data is its owner's alone, whatever it was before. */
@Tag("long")
@DisabledOnOs(OS.WINDOWS)
final class DataDirectoryTest {

    @TempDir
    Path temp;

    private Path existing(String permissions) throws IOException {
        Path directory = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        return directory;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertPrivate(Path directory) throws IOException {
        assertThat(permissions(directory)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwxr-x", "rwxrwxrwx", "rwx-----x", "rwx--x---", "rwx------"})
    void anEmptyOneIsClosedToOthers(String permissions) throws IOException {
        Path directory = existing(permissions);

        try (ArrEmulator emulator = ArrEmulator.builder().data(directory).start()) {
            RawClient.of(emulator).created("1:0:0", "Standard");
            assertPrivate(directory);
        }
        assertPrivate(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx"})
    void oneWithDataIsClosedToOthersWithAllItsFiles(String permissions) throws IOException {
        Path directory = temp.resolve("data");
        ArrEmulator.builder().data(directory).tls().start().close();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        for (String file : List.of(
                "arr.mv.db",
                "arr.saved",
                "arr.lock",
                "authority.p12",
                "authority.pem",
                "authority.lock",
                "server.p12")) {
            Files.setPosixFilePermissions(directory.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        }

        ArrEmulator.builder().data(directory).tls().start().close();

        assertPrivate(directory);
    }

    /** It may be anything: somebody's home, or a directory that others need. */
    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwx-----x"})
    void oneThatHoldsSomethingElseIsRefusedAndStaysAsItIs(String permissions) throws IOException {
        Path directory = existing(permissions);
        Files.writeString(directory.resolve("notes.txt"), "mine");

        assertThatIllegalStateException()
                .isThrownBy(() -> ArrEmulator.builder().data(directory).start())
                .withMessage(
                        "the directory " + directory + " holds notes.txt too, and is open to other users ("
                                + permissions
                                + "): close it to them (chmod 700), or choose one for the emulator alone (nothing was started)");
        assertThat(permissions(directory)).isEqualTo(permissions);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aClosedOneMayHoldSomethingElse() throws IOException {
        Path directory = existing("rwx------");
        Files.writeString(directory.resolve("notes.txt"), "mine");

        ArrEmulator.builder().data(directory).start().close();

        assertThat(directory.resolve("arr.mv.db")).exists();
    }
}
