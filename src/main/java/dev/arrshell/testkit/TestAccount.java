package dev.arrshell.testkit;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.model.SessionStatus;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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
    private final Map<SessionId, StackTraceElement> started = new ConcurrentHashMap<>();
    private final Set<SessionId> given = ConcurrentHashMap.newKeySet();
    private final ArrEmulator emulator;
    private Region region;

    private TestAccount(ArrEmulator host, Consumer<? super ArrOptions.Builder> clients) {
        emulator = host.isolated(id, key, options -> {
            clients.accept(options);
            options.onStart(this::noteStart);
        });
    }

    /**
     * Opens an account that nobody else knows.
     *
     * @param host the emulator that takes it on
     * @return the account, to be closed by the caller
     * @throws NullPointerException if {@code host} is null
     */
    public static TestAccount in(ArrEmulator host) {
        return in(host, options -> {});
    }

    /**
     * Opens an account whose clients have options of their own.
     *
     * @param host the emulator that takes it on
     * @param clients adds to the options; what it says of {@code onStart} is overruled
     * @return the account, to be closed by the caller
     * @throws NullPointerException if an argument is null
     */
    public static TestAccount in(ArrEmulator host, Consumer<? super ArrOptions.Builder> clients) {
        return new TestAccount(Objects.requireNonNull(host, "host"), Objects.requireNonNull(clients, "clients"));
    }

    private static AccountKey key() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return AccountKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    private Consumer<Session> noteStart(SessionSpec spec) {
        Optional<StackTraceElement> line = StartSite.here();
        return session -> line.ifPresent(at -> started.put(session.id(), at));
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
     * @throws IllegalArgumentException if that cannot be given, or if clients of different regions were asked for.
     *     Nothing was started
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

    private synchronized ArrClient clientFor(InjectionRequest wish) {
        Region wanted = wish.region().orElse(region == null ? emulator.region() : region);
        if (region != null && !region.equals(wanted)) {
            throw wish.refused("a test has its clients in one region, and this one has its in " + region
                    + " already; ask for an Arr to speak to several: arr.account(id, key).region(\"" + wanted + "\")");
        }
        region = wanted;
        return arr().account(id, key).region(wanted);
    }

    private Session session(ArrClient client, InjectionRequest wish) {
        SessionSpec spec = wish.session().orElseThrow();
        Session session = client.session().size(spec.size()).lease(spec.lease()).start();
        given.add(session.id());
        return wish.type() == Session.class ? session : session.awaitReady();
    }

    /**
     * The sessions that run, apart from those that {@link #give} started.
     *
     * @return each with the line that started it, in the order they were created. Costs no request
     */
    public List<Leak> leaks() {
        return live().stream()
                .filter(session -> !given.contains(session.id()))
                .map(session -> new Leak(session, Optional.ofNullable(started.get(session.id()))))
                .toList();
    }

    private List<SessionProperties> live() {
        return emulator.sessions().stream()
                .filter(session -> LIVE.contains(session.status()))
                .toList();
    }

    /** The requests that no route takes, each with what the emulator knows instead. */
    List<String> strays() {
        return emulator.unmatched().stream()
                .map(stray -> stray
                        + stray.responseHeader(REASON).map(why -> ": " + why).orElse(""))
                .toList();
    }

    /**
     * What happened so far, for the report of a test that failed.
     *
     * @return {@code arr.sessions}, a table; {@code arr.journal}, a line for each exchange; and where there are some,
     *     {@code arr.unusedFaults}. Free of secrets
     */
    public Map<String, String> report() {
        return EmulatorReport.of(emulator);
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
