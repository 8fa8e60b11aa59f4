package dev.arrshell.testkit;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.internal.wire.RequestPath;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.model.SessionStatus;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A test's own account behind an emulator that others use at the same time: sessions, clock, faults and journal are
 * this test's alone ({@link ArrEmulator#isolated}). Thread-safe.
 *
 * <pre>{@code
 * try (TestAccount account = TestAccount.in(emulator)) {
 *     account.client().session().size(STANDARD).lease(hours(1)).start().awaitReady();
 *     account.emulator().verify(CREATE).once();
 * }
 * }</pre>
 */
public final class TestAccount implements AutoCloseable {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The words that the emulator says beside a bare status. */
    private static final String REASON = "x-arr-emulator-reason";

    private static final Set<SessionStatus> LIVE = Set.of(SessionStatus.STARTING, SessionStatus.READY);

    private final AccountId id = AccountId.parse(UUID.randomUUID().toString());
    private final AccountKey key = key();
    private final Map<SessionId, StackTraceElement> lines = new ConcurrentHashMap<>();
    private final Map<SessionId, Session> started = new ConcurrentHashMap<>();
    private final Set<SessionId> given = ConcurrentHashMap.newKeySet();
    private final StandstillDetector standstill = new StandstillDetector();
    private final Class<?> test;
    private final ArrEmulator emulator;
    private final Instant began;

    private TestAccount(
            ArrEmulator host,
            Class<?> test,
            Consumer<? super ArrEmulatorBuilder> service,
            Consumer<? super ArrOptions.Builder> clients) {
        this.test = test;
        emulator = host.isolated(id, key, service, options -> {
            options.onExchange(standstill);
            clients.accept(options);
            options.onStart(this::noteStart);
        });
        began = emulator.time().instant();
    }

    /**
     * Opens an account of its own, with the service as the host has it.
     *
     * @param host the emulator that takes it on
     * @return the account, to be closed by the caller
     * @throws NullPointerException if {@code host} is null
     */
    public static TestAccount in(ArrEmulator host) {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        return in(host, caller, same -> {}, options -> {});
    }

    /**
     * Opens an account for a test, whose service and clients may differ from those of the host.
     *
     * @param host the emulator that takes it on
     * @param test the class of the test, in which the lines that start sessions are looked for
     * @param service changes the service, see {@link ArrEmulator#isolated}
     * @param clients adds to the options; what it says of {@code onStart} is overruled
     * @return the account, to be closed by the caller
     * @throws NullPointerException if an argument is null
     */
    public static TestAccount in(
            ArrEmulator host,
            Class<?> test,
            Consumer<? super ArrEmulatorBuilder> service,
            Consumer<? super ArrOptions.Builder> clients) {
        return new TestAccount(
                Objects.requireNonNull(host, "host"),
                Objects.requireNonNull(test, "test"),
                Objects.requireNonNull(service, "service"),
                Objects.requireNonNull(clients, "clients"));
    }

    private static AccountKey key() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return AccountKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    private Consumer<Session> noteStart(SessionSpec spec) {
        Optional<StackTraceElement> line = StartSite.in(test);
        return session -> {
            started.put(session.id(), session);
            line.ifPresent(at -> lines.put(session.id(), at));
        };
    }

    /** {@return the account's world: its clock, journal, faults and sessions} */
    public ArrEmulator emulator() {
        return emulator;
    }

    /** {@return an entry point to that world} */
    public Arr arr() {
        return emulator.arr();
    }

    /** {@return a client for this account in the emulator's own region} */
    public ArrClient client() {
        return emulator.client();
    }

    /**
     * Gives a test what it asks for. A session is started, and awaited if a {@code ReadySession} is asked for.
     *
     * @param wish the wish
     * @return an instance of the type that was asked for
     * @throws NullPointerException if {@code wish} is null
     * @throws IllegalArgumentException if that cannot be given. Nothing was started
     * @throws dev.arrshell.error.ArrException if the session cannot be started
     */
    public Object give(InjectionRequest wish) {
        wish.check();
        if (wish.type() == ArrEmulator.class) {
            return emulator;
        }
        if (wish.type() == Arr.class) {
            return arr();
        }
        ArrClient client = clientFor(wish);
        return wish.session().isPresent() ? session(client, wish) : client;
    }

    private ArrClient clientFor(InjectionRequest wish) {
        return arr().account(id, key).region(wish.region().orElse(emulator.region()));
    }

    private Session session(ArrClient client, InjectionRequest wish) {
        SessionSpec spec = wish.session().orElseThrow();
        Session session = client.session().size(spec.size()).lease(spec.lease()).start();
        given.add(session.id());
        return wish.type() == Session.class ? session : session.awaitReady();
    }

    /**
     * The sessions that run, apart from those that {@link #give} started and those that the test left running on purpose
     * ({@link Session#leaveRunning()}).
     *
     * @return each with the line that started it, in the order they were created. Costs no request
     */
    public List<Leak> leaks() {
        return live().stream()
                .filter(session -> !given.contains(session.id()) && !isLeftRunning(session.id()))
                .map(session -> new Leak(session, Optional.ofNullable(lines.get(session.id()))))
                .toList();
    }

    private boolean isLeftRunning(SessionId session) {
        return Optional.ofNullable(started.get(session))
                .map(Session::isLeftRunning)
                .orElse(false);
    }

    private List<SessionProperties> live() {
        return emulator.sessions().stream()
                .filter(session -> LIVE.contains(session.status()))
                .toList();
    }

    /** The requests that no route takes, each with what the emulator knows instead. */
    List<String> strays() {
        return strays(emulator);
    }

    static List<String> strays(ArrEmulator emulator) {
        return emulator.unmatched().stream()
                .map(stray -> stray.method() + " " + RequestPath.of(stray.uri()).withoutAccount() + " " + stray.status()
                        + reason(stray))
                .toList();
    }

    /** The words that the emulator says beside a status. */
    static String reason(Exchange exchange) {
        return exchange.responseHeader(REASON).map(why -> " (" + why + ")").orElse("");
    }

    /** Likely mistakes of a test about the emulator, a sentence each. */
    List<String> hints() {
        return standstill.hint().stream().toList();
    }

    /**
     * Report of the emulator so far: the sessions, those that still run with the lines that started them; the requests,
     * equal ones in a row as one line; faults that were never used.
     *
     * @return lines of text, free of secrets
     */
    public String report() {
        return EmulatorReport.of(this, began);
    }

    /**
     * Adds {@link #report()} to the failure of a test, as a suppressed exception, which consoles and development
     * environments print below its stack trace. Done once for each failure.
     *
     * @param failure the failure
     * @throws NullPointerException if {@code failure} is null
     */
    public void explain(Throwable failure) {
        if (Stream.of(failure.getSuppressed()).noneMatch(EmulatorState.class::isInstance)) {
            failure.addSuppressed(new EmulatorState(report()));
        }
    }

    /** Stops what still runs and takes the account away. Closing twice is fine. */
    @Override
    public void close() {
        live().forEach(session -> emulator.session(session.id()).stop());
        emulator.close();
    }

    @Override
    public String toString() {
        return "TestAccount(" + id + ")";
    }
}
