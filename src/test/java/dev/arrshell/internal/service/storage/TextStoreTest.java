package dev.arrshell.internal.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A directory is let go of, however its use ended. */
@Timeout(60)
class TextStoreTest {

    @TempDir
    Path directory;

    @Test
    void afterAFailedWriteTheDirectoryIsFree() {
        TextStore store = TextStore.open(directory);
        store.put("table", "good", () -> "text");
        store.flush();
        IllegalStateException why = new IllegalStateException("no text");
        store.put("table", "bad", () -> {
            throw why;
        });

        assertThatIllegalStateException().isThrownBy(store::flush).withCause(why);
        assertThatIllegalStateException().isThrownBy(store::close).withCause(why);

        try (TextStore again = TextStore.open(directory)) {
            assertThat(again.read("table")).containsOnlyKeys("good");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void inADirectoryThatOthersCanReadTheFilesAreTheOwnersAlone() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        TextStore.open(directory).close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void anInterruptNeitherHastensTheEndNorIsLost() {
        TextStore store = TextStore.open(directory);
        store.put("table", "key", () -> "text");
        Thread.currentThread().interrupt();

        store.close();

        assertThat(Thread.interrupted()).isTrue();
        try (TextStore again = TextStore.open(directory)) {
            assertThat(again.read("table")).containsEntry("key", "text");
        }
    }
}
