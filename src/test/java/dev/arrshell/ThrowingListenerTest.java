package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.FaultyService;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller's own code that throws in the midst of a call: it only observes, so the call goes on and no session is lost. */
@Timeout(60)
final class ThrowingListenerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final List<String> warned = new CopyOnWriteArrayList<>();
    private Path ledger;
    private FaultyService service;
    private Arr arr;

    @BeforeEach
    void start() throws IOException {
        ledger = temp.resolve("started.jsonl");
        service = new FaultyService();
    }

    @AfterEach
    void close() throws IOException {
        arr.close();
        service.close();
    }

    private ArrClient client(Consumer<ArrOptions.Builder> listeners) {
        ArrOptions.Builder options =
                ArrOptions.builder().sts(service.uri()).ledger(ledger).onWarning(warned::add);
        listeners.accept(options);
        arr = Arr.create(options.build());
        return arr.account("11111111-1111-1111-1111-111111111111", "a2V5IG9mIHRoZSB0ZXN0cw==")
                .endpoint(service.uri());
    }

    private static SessionDraft.Startable draft(ArrClient client) {
        return client.session().size(SessionSize.PREMIUM).lease("1h");
    }

    /** What code can throw, also what the compiler would not let it. */
    enum Thrown {
        RUNTIME_EXCEPTION(new IllegalStateException("mistake")),
        CHECKED_EXCEPTION(new IOException("mistake")),
        ASSERTION(new AssertionError("mistake")),
        LINKAGE(new NoClassDefFoundError("mistake")),
        MEMORY(new OutOfMemoryError("mistake")),
        STACK(null);

        private final Throwable what;

        Thrown(Throwable what) {
            this.what = what;
        }

        <T extends Throwable> void now() throws T {
            if (what == null) {
                STACK.<RuntimeException>now();
                STACK.<RuntimeException>now();
            }
            @SuppressWarnings("unchecked")
            T unchecked = (T) what;
            throw unchecked;
        }
    }

    private static Stream<Arguments> listenersThatThrow() {
        return Stream.of(Thrown.values())
                .flatMap(thrown -> Stream.<Arguments>of(
                        listener("onExchange", thrown, options -> options.onExchange(told -> thrown.now())),
                        listener(
                                "onStart",
                                thrown,
                                options -> options.onStart(spec -> {
                                    thrown.now();
                                    return session -> {};
                                })),
                        listener("onStart", thrown, options -> options.onStart(spec -> session -> thrown.now())),
                        listener("onStarted", thrown, options -> options.onStarted(session -> thrown.now())),
                        listener("onSessionEvent", thrown, options -> options.onSessionEvent(event -> thrown.now()))));
    }

    private static Arguments listener(String name, Thrown thrown, Consumer<ArrOptions.Builder> options) {
        return Arguments.of(name, thrown, options);
    }

    @ParameterizedTest
    @MethodSource("listenersThatThrow")
    void itIsWarnedAboutOnceAndTheStartGoesOn(String name, Thrown thrown, Consumer<ArrOptions.Builder> listeners)
            throws Exception {
        ArrClient client = client(listeners);

        Session first = draft(client).start();
        Session second = draft(client).startAsync().get(30, TimeUnit.SECONDS);

        assertThat(service.running())
                .containsExactly(first.id().value(), second.id().value());
        assertThat(Files.readString(ledger))
                .contains(first.id().value(), second.id().value());
        assertThat(warned).singleElement().asString().startsWith("the listener " + name + " failed: ");
        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }

    @Test
    void noListenerForAStartIsWarnedAbout() {
        ArrClient client = client(options -> options.onStart(spec -> null));

        Session session = draft(client).start();

        assertThat(service.running()).containsExactly(session.id().value());
        assertThat(warned).singleElement().asString().contains("onStart failed", "it gave no listener");
    }

    @Test
    void theOtherListenersAreTold() {
        List<Session> told = new CopyOnWriteArrayList<>();
        ArrClient client = client(options -> options.onExchange(exchange -> Thrown.ASSERTION.now())
                .onStart(spec -> session -> Thrown.STACK.now())
                .onStarted(told::add));

        Session session = draft(client).start();

        assertThat(told).containsExactly(session);
        assertThat(warned).hasSize(2);
    }

    @Test
    void aListenerToWarningsThatThrowsEndsNothingEither() {
        ArrClient client = client(options ->
                options.onStarted(session -> Thrown.LINKAGE.now()).onWarning(warning -> Thrown.ASSERTION.now()));

        Session session = draft(client).start();

        assertThat(service.running()).containsExactly(session.id().value());
    }

    /** A closure that sleeps throws it, and Java has cleared the flag by then. */
    @Test
    void anInterruptIsNotSwallowed() {
        ArrClient client = client(options ->
                options.onStart(spec -> ThrowingListenerTest.<Consumer<Session>, RuntimeException>interrupted()));

        assertThatThrownBy(draft(client)::start).isInstanceOf(CallInterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(arr.noMoreStarts(LONG)).isTrue();
        assertThat(service.running()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <R, T extends Throwable> R interrupted() throws T {
        throw (T) new InterruptedException();
    }

    @Test
    void aWaitGoesOnWhenItsProgressCannotBeTold() {
        Session session = draft(client(options -> {})).start();

        assertThat(session.awaitReady(LONG, progress -> Thrown.STACK.now()).hostname())
                .isEqualTo("host.example");

        assertThat(warned).singleElement().asString().contains("progress of a wait");
    }

    @Test
    void aLeaseIsKeptWhenItsListenerThrows() {
        Session session = draft(client(options -> {})).start();
        List<LeaseEvent.Kind> told = new CopyOnWriteArrayList<>();

        try (LeaseKeeper keeper = session.keepAlive(Durations.hours(2), Durations.hours(3), event -> {
            told.add(event.kind());
            Thrown.ASSERTION.now();
        })) {
            assertThat(keeper.isActive()).isTrue();
            session.stop();
        }

        assertThat(told).containsExactly(LeaseEvent.Kind.EXTENDED, LeaseEvent.Kind.ENDED);
        assertThat(warned).singleElement().asString().contains("keepAlive");
    }

    /** From now on the ledger can neither be read nor be written, which is warned about. */
    private void breakLedger() {
        try {
            Files.deleteIfExists(ledger);
            Files.createDirectory(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArrClient clientThatMustNotBeWarned() {
        return client(options -> options.onWarning(warning -> {
            throw new IllegalArgumentException("the listener's own mistake");
        }));
    }

    @Test
    void aLedgerThatCannotBeWrittenStopsNoStart() {
        SessionDraft.Startable draft = draft(clientThatMustNotBeWarned());
        breakLedger();

        Session session = draft.start();

        assertThat(service.running()).containsExactly(session.id().value());
        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }

    @Test
    void aSessionThatWasMadeIsItsCallers() {
        service.on(Operation.CREATE, exchange -> {
            breakLedger();
            exchange.succeed();
        });

        Session session = draft(clientThatMustNotBeWarned()).start();

        assertThat(service.running()).containsExactly(session.id().value());
        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }

    @Test
    void aRefusalIsTold() {
        service.on(Operation.CREATE, exchange -> {
            breakLedger();
            exchange.write(FaultyService.Exchange.answer(400, "{}"));
        });

        assertThatThrownBy(draft(clientThatMustNotBeWarned())::start).isInstanceOf(ArrException.class);

        assertThat(arr.noMoreStarts(LONG)).isTrue();
    }
}
