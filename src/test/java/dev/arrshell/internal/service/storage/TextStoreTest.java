package dev.arrshell.internal.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory is let go of, however its use ended. */
@Timeout(60)
class TextStoreTest {

    @TempDir
    Path directory;

    @Test
    void afterAFailedWriteTheDirectoryIsFree() {
        TextStore store = TextStore.in(directory);
        store.put("table", "good", () -> "text");
        store.settle();
        IllegalStateException why = new IllegalStateException("no text");
        store.put("table", "bad", () -> {
            throw why;
        });

        assertThatIllegalStateException().isThrownBy(store::settle).withCause(why);
        assertThatIllegalStateException().isThrownBy(store::close).withCause(why);

        try (TextStore again = TextStore.in(directory)) {
            assertThat(again.read("table")).containsOnlyKeys("good");
        }
    }

    @Test
    void anInterruptNeitherHastensTheEndNorIsLost() {
        TextStore store = TextStore.in(directory);
        store.put("table", "key", () -> "text");
        Thread.currentThread().interrupt();

        store.close();

        assertThat(Thread.interrupted()).isTrue();
        try (TextStore again = TextStore.in(directory)) {
            assertThat(again.read("table")).containsEntry("key", "text");
        }
    }
}
