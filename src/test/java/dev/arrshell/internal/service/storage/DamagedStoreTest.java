package dev.arrshell.internal.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kept data of which something was damaged: either all of it is read, or it is refused and stays as it is. Every so many bytes
 * are tried as the system property {@code arr.damage.step} says; 1 tries all.
 */
@Tag("long")
@Timeout(1700)
final class DamagedStoreTest {

    private static final int STEP = Integer.getInteger("arr.damage.step", 97);

    @TempDir
    static Path kept;

    @TempDir
    Path temp;

    private Path directory;

    /** How the emulator ended that wrote the data. */
    enum End {
        CLOSED,
        KILLED
    }

    /** What can be read of the data. */
    private record Content(Map<AccountId, AccountKey> accounts, List<SessionRecord> sessions, String controls) {

        static Content of(Path directory) {
            try (PersistentState state = PersistentState.open(directory)) {
                StringBuilder texts = new StringBuilder();
                state.restore("controls", texts::append);
                state.restore("tokens", texts::append);
                return new Content(
                        state.accounts(),
                        state.sessions(),
                        texts + state.signingKey().encoded());
            }
        }
    }

    @BeforeAll
    static void write() throws IOException {
        Path data = kept.resolve("data");
        try (ArrEmulator emulator = ArrEmulator.builder()
                .data(data)
                .account(AccountId.parse("22222222-2222-2222-2222-222222222222"), AccountKey.parse("another+key=="))
                .start()) {
            RawClient client = RawClient.of(emulator);
            for (int i = 0; i < 5; i++) {
                client.stop(client.created("4:0:0", "Standard"));
            }
            copy(data, kept.resolve(End.KILLED.name()));
        }
        copy(data, kept.resolve(End.CLOSED.name()));
    }

    @BeforeEach
    void choose() {
        directory = temp.resolve("data");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of("arr.mv.db", "arr.saved")) {
            Files.write(to.resolve(file), Files.readAllBytes(from.resolve(file)));
        }
    }

    private byte[] written(End end) throws IOException {
        copy(kept.resolve(end.name()), directory);
        return Files.readAllBytes(directory.resolve("arr.mv.db"));
    }

    private void damage(String file, byte[] bytes) throws IOException {
        Files.write(directory.resolve(file), bytes);
    }

    /** Whether it is refused; if not, all of it is there. */
    private boolean isRefused(Content whole, String how, byte[] damaged) throws IOException {
        damage("arr.mv.db", damaged);
        try {
            assertThat(Content.of(directory)).as(how).isEqualTo(whole);
            return false;
        } catch (IllegalStateException refused) {
            assertThat(refused)
                    .as(how)
                    .hasMessageContaining(directory.toString())
                    .hasMessageEndingWith("(nothing was started)");
            assertThat(Files.readAllBytes(directory.resolve("arr.mv.db")))
                    .as(how + ": the file")
                    .isEqualTo(damaged);
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedStoreIsReadWholeOrRefused(End end) throws IOException {
        byte[] bytes = written(end);
        Content whole = Content.of(directory);
        assertThat(whole.sessions()).hasSize(5);
        int refused = 0;
        int tried = 0;
        for (int length = 0; length < bytes.length; length += STEP, tried++) {
            copy(kept.resolve(end.name()), directory);
            refused += isRefused(whole, "cut to " + length, Arrays.copyOf(bytes, length)) ? 1 : 0;
        }
        assertThat(refused).as("of " + tried).isGreaterThan(tried / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aStoreWithAFlippedBitIsReadWholeOrRefused(End end) throws IOException {
        byte[] bytes = written(end);
        Content whole = Content.of(directory);
        int refused = 0;
        for (int at = 0; at < bytes.length; at += STEP) {
            copy(kept.resolve(end.name()), directory);
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            refused += isRefused(whole, "bit " + at % 8 + " of byte " + at, flipped) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aStoreWithAPageOfZerosIsReadWholeOrRefused(End end) throws IOException {
        byte[] bytes = written(end);
        Content whole = Content.of(directory);
        for (int at = 0; at < bytes.length; at += 512) {
            copy(kept.resolve(end.name()), directory);
            byte[] zeroed = bytes.clone();
            Arrays.fill(zeroed, at, Math.min(bytes.length, at + 512), (byte) 0);
            isRefused(whole, "zeros from " + at, zeroed);
        }
    }

    @Test
    void aStoreThatIsGoneOrEmptyIsMissed() throws IOException {
        for (UnaryOperator<Path> loss :
                List.<UnaryOperator<Path>>of(DamagedStoreTest::deleted, DamagedStoreTest::emptied)) {
            written(End.CLOSED);
            loss.apply(directory.resolve("arr.mv.db"));

            assertThatIllegalStateException()
                    .isThrownBy(() -> PersistentState.open(directory))
                    .withMessageContaining("its file arr.mv.db is missing or empty: all ")
                    .withMessageContaining(" entries are lost; to go on with what is left, delete its file arr.saved")
                    .withMessageContaining(directory.toString());
        }
        Files.delete(directory.resolve("arr.saved"));
        assertThat(Content.of(directory).sessions()).isEmpty();
    }

    private static Path deleted(Path file) {
        try {
            Files.delete(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptied(Path file) {
        try {
            return Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MVStore reads it without a word. */
    @Test
    void anOlderStateIsMissed() throws IOException {
        written(End.CLOSED);
        byte[] older = Files.readAllBytes(directory.resolve("arr.mv.db"));
        try (ArrEmulator emulator = ArrEmulator.builder().data(directory).start()) {
            RawClient.of(emulator).created("4:0:0", "Standard");
        }
        damage("arr.mv.db", older);

        assertThatIllegalStateException()
                .isThrownBy(() -> PersistentState.open(directory))
                .withMessageContaining("what can be read is an older state, with ")
                .withMessageContaining("delete its file arr.saved");

        Files.delete(directory.resolve("arr.saved"));
        assertThat(Content.of(directory).sessions()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "version", "version x rows 7", "{}", "\u0000\u0001\u0002 \u0003 \u0004"})
    void aDamagedMarkIsNamed(String text) throws IOException {
        written(End.CLOSED);
        Files.writeString(directory.resolve("arr.saved"), text);

        assertThatIllegalStateException()
                .isThrownBy(() -> PersistentState.open(directory))
                .withMessageContaining(directory.toString())
                .withMessageContaining("its file arr.saved is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 77})
    void anotherFormatIsRefusedByNumber(int format) throws IOException {
        Files.createDirectories(directory);
        try (MVStore store = MVStore.open(directory.resolve("arr.mv.db").toString())) {
            if (format > 1) {
                store.setStoreVersion(format);
            }
            store.<String, String>openMap("service").put("format", "1");
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> PersistentState.open(directory))
                .withMessageContaining(directory.toString())
                .withMessageContaining("in format " + format + ", which this one does not read: it reads format 2");
    }

    /** Whole texts, but not those that this program writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions|a/b|{}",
                "sessions|a/b|[]",
                "sessions|a/b|null",
                "sessions|a/b|",
                "sessions|a/b|{\"id\":\"b\"}",
                "service|accounts|no account",
                "service|accounts|11111111-1111-1111-1111-111111111111",
                "service|clock|yesterday",
                "service|signing|x y z",
                "service|controls|{}",
                "service|controls|{\"faults\":7}",
                "service|tokens|many"
            })
    void otherTextsAreRefusedByName(String row) {
        String[] parts = row.split("\\|", -1);
        try (TextStore store = TextStore.open(prepared(), "")) {
            store.put(parts[0], parts[1], () -> parts[2]);
            assertThat(store.flush(true)).isTrue();
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> ArrEmulator.builder().data(directory).start())
                .withMessageContaining("the directory " + directory + " is damaged: ")
                .withMessageContaining(parts[1].equals("signing") ? "the signing key" : parts[1])
                .withMessageEndingWith("(nothing was started)");
    }

    private Path prepared() {
        try {
            written(End.CLOSED);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
