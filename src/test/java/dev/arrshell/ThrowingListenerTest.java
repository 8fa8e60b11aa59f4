package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.error.ArrException;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.FaultyService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A caller's own code that throws in the midst of a start: nobody waits for ever, and no session is lost. */
@Timeout(60)
final class ThrowingListenerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private Path ledger;
    private FaultyService service;
    private Arr arr;
    private SessionDraft.Startable draft;

    @BeforeEach
    void start() throws IOException {
        ledger = temp.resolve("started.jsonl");
        service = new FaultyService();
        arr = Arr.create(ArrOptions.builder()
                .sts(service.uri())
                .ledger(ledger)
                .onWarning(warning -> {
                    throw new IllegalArgumentException("the listener's own mistake");
                })
                .build());
        draft = arr.account("11111111-1111-1111-1111-111111111111", "a2V5IG9mIHRoZSB0ZXN0cw==")
                .endpoint(service.uri())
                .session()
                .size(SessionSize.PREMIUM)
                .lease("1h");
    }

    @AfterEach
    void close() throws IOException {
        arr.close();
        service.close();
    }

    /** From now on the ledger can neither be read nor be written. */
    private void breakLedger() {
        try {
            Files.deleteIfExists(ledger);
            Files.createDirectory(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStartThatDoesNotGetAsFarAsItsRequestIsOver() {
        breakLedger();

        assertThatThrownBy(draft::start).hasMessage("the listener's own mistake");

        assertThat(service.count(Operation.CREATE)).isZero();
        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }

    @Test
    void aSessionThatWasMadeIsItsCallers() {
        service.on(Operation.CREATE, exchange -> {
            breakLedger();
            exchange.succeed();
        });

        Session session = draft.start();

        assertThat(service.running()).containsExactly(session.id().value());
        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }

    @Test
    void aRefusalIsTold() {
        service.on(Operation.CREATE, exchange -> {
            breakLedger();
            exchange.write(FaultyService.Exchange.answer(400, "{}"));
        });

        assertThatThrownBy(draft::start).isInstanceOf(ArrException.class);

        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }
}
