package dev.arrshell.internal.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import dev.arrshell.internal.service.storage.FailingFileSystem.Failure;
import dev.arrshell.testing.SilencedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory is let go of, however its use ended. */
@Timeout(60)
class TextStoreTest {

    @RegisterExtension
    static final SilencedLog LOG = SilencedLog.of(TextStore.class);

    @TempDir
    Path directory;

    @Test
    void afterAFailedWriteTheDirectoryIsFree() {
        TextStore store = TextStore.open(directory, "");
        store.put("table", "good", () -> "text");
        assertThat(store.flush(true)).isTrue();
        IllegalStateException why = new IllegalStateException("no text");
        store.put("table", "bad", () -> {
            throw why;
        });

        assertThat(store.flush(true)).isFalse();
        assertThat(store.problem()).hasValue("the data in " + directory + " cannot be written (no text)");
        assertThatIllegalStateException().isThrownBy(store::close).withCause(why);

        try (TextStore again = TextStore.open(directory, "")) {
            assertThat(again.read("table")).containsOnlyKeys("good");
        }
    }

    /** As soon as there is space again, the next change writes all that is pending. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatCannotBeWrittenIsWrittenLater(Failure kind) {
        FailingFileSystem.register();
        TextStore store = TextStore.open(directory, FailingFileSystem.PREFIX);
        store.put("table", "before", () -> "a");
        assertThat(store.flush(true)).isTrue();

        for (int round = 0; round < 3; round++) {
            String key = "during" + round;
            FailingFileSystem.fail(kind);
            store.put("table", key, () -> "b");
            assertThat(store.flush(true)).isFalse();
            store.put("table", "before", () -> "changed");
            int failed = FailingFileSystem.failed();
            assertThat(store.flush(false)).isFalse();
            assertThat(FailingFileSystem.failed()).as("a read tries nothing").isEqualTo(failed);
            assertThat(store.flush(true)).isFalse();
            assertThat(store.problem().orElseThrow()).contains(directory.toString(), "No space left on device");

            FailingFileSystem.fail(Failure.NONE);
            assertThat(store.flush(false)).isFalse();
            assertThat(store.flush(true)).isTrue();
            assertThat(store.problem()).isEmpty();
            assertThat(store.flush(false)).isTrue();
        }
        store.close();

        try (TextStore again = TextStore.open(directory, "")) {
            assertThat(again.read("table"))
                    .containsOnly(
                            entry("before", "changed"),
                            entry("during0", "b"),
                            entry("during1", "b"),
                            entry("during2", "b"));
        }
    }

    /** What was confirmed is there; what was not may be. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatWasConfirmedSurvivesAFailureThatStays(Failure kind) {
        FailingFileSystem.register();
        TextStore store = TextStore.open(directory, FailingFileSystem.PREFIX);
        for (int i = 0; i < 50; i++) {
            int number = i;
            store.put("table", "key" + i, () -> "x".repeat(number * 40));
            assertThat(store.flush(true)).isTrue();
        }
        FailingFileSystem.fail(kind);
        store.put("table", "lost", () -> "text");
        assertThat(store.flush(true)).isFalse();

        assertThatIllegalStateException().isThrownBy(store::close).withMessageContaining("changes are lost");

        try (TextStore again = TextStore.open(directory, "")) {
            assertThat(again.read("table")).hasSizeBetween(50, 51).containsEntry("key49", "x".repeat(49 * 40));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void inADirectoryThatOthersCanReadTheFilesAreTheOwnersAlone() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        TextStore.open(directory, "").close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void anInterruptNeitherHastensTheEndNorIsLost() {
        TextStore store = TextStore.open(directory, "");
        store.put("table", "key", () -> "text");
        Thread.currentThread().interrupt();

        store.close();

        assertThat(Thread.interrupted()).isTrue();
        try (TextStore again = TextStore.open(directory, "")) {
            assertThat(again.read("table")).containsEntry("key", "text");
        }
    }
}
