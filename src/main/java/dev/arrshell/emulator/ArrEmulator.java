package dev.arrshell.emulator;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.internal.service.binding.AddressAnnouncement;
import dev.arrshell.internal.service.binding.HttpBinding;
import dev.arrshell.internal.service.binding.ServiceBinding;
import dev.arrshell.internal.service.binding.TlsIdentity;
import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.internal.service.session.SessionHistoryLog;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Remote Rendering service and its token service over real HTTP, on a port of 127.0.0.1 that nobody else can reach.
 * It has accounts, sessions that boot, live as long as their lease and are remembered for 30 days, and a journal of
 * what it was asked. Time is its own: unless told otherwise a {@link VirtualClock}, so that a four-hour lease can
 * expire in a millisecond.
 *
 * <p>All state is in memory and gone when it is closed, unless {@link ArrEmulatorBuilder#data} names a directory.
 * Thread-safe.
 */
public final class ArrEmulator extends AskedEmulator implements AutoCloseable {

    /** The account that every emulator knows unless told otherwise. */
    public static final AccountId ACCOUNT_ID = AccountId.of("11111111-1111-1111-1111-111111111111");

    /**
     * The key of {@link #ACCOUNT_ID}. Everybody may know it, as it opens nothing but emulators:
     * {@code YXJyIGVtdWxhdG9yLCBub3QgYSBzZWNyZXQga2V5ISE=}.
     */
    public static final AccountKey ACCOUNT_KEY = AccountKey.of("YXJyIGVtdWxhdG9yLCBub3QgYSBzZWNyZXQga2V5ISE=");

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ServiceSettings settings;
    private final Optional<TlsIdentity> tls;
    private final Optional<RecordingPlayer> replay;
    private final Consumer<String> warnings;
    private final RenderingService emulation;
    private final ServiceBinding http;
    private final EmulatorClientProvider entry;
    private final EmulatorShutdown ending;

    ArrEmulator(
            ServiceSettings settings,
            Optional<TlsIdentity> tls,
            Optional<PersistentState> lasting,
            Optional<RecordingPlayer> replay,
            Consumer<String> warnings) {
        this.settings = settings;
        this.tls = tls;
        this.replay = replay;
        this.warnings = warnings;
        emulation = new RenderingService(settings, lasting, replay);
        if (!settings.address().isLoopbackAddress()) {
            warnings.accept("the emulator listens on " + settings.address().getHostAddress()
                    + ", where other machines can reach it: whoever can may steer it, and read what is in it");
        }
        http = new HttpBinding(emulation, settings.address(), settings.port(), tls);
        entry = EmulatorClientProvider.to(this, tls);
        ending = new EmulatorShutdown(this, emulation, tls, warnings);
    }

    private ArrEmulator(
            ArrEmulator host, AccountId account, AccountKey key, Consumer<? super ArrOptions.Builder> clients) {
        settings = host.settings.apart(account, key);
        tls = host.tls;
        replay = Optional.empty();
        warnings = host.warnings;
        emulation = new RenderingService(settings);
        http = host.http.admit(account, emulation);
        entry = host.entry.beside(this, clients);
        ending = new EmulatorShutdown(this, emulation, Optional.empty(), warnings);
    }

    /**
     * Starts an emulator with a virtual clock, the well-known account and a free port.
     *
     * @return the emulator, ready to answer; to be closed by the caller
     * @throws IllegalStateException if no port can be had
     */
    public static ArrEmulator start() {
        return builder().start();
    }

    /**
     * Starts an emulator that answers from a recording, each exchange once. Its account is the recorded one, with the
     * well-known key; {@link #client()} speaks for it. Its virtual clock begins with the recording. Requests to one thing
     * are answered in the order of the recording; host and region do not count. Tokens are always granted, as no
     * recording holds one. What is not in the recording is answered 400 {@code ReplayMismatch} with the difference.
     *
     * @param file what {@code ArrClient.record} wrote; its last line may be cut off
     * @return the emulator, ready to answer; to be closed by the caller
     * @throws NullPointerException if {@code file} is null
     * @throws IllegalArgumentException if the file is no recording, is damaged, or a newer version wrote it
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws IllegalStateException if no port can be had
     */
    public static ArrEmulator replay(Path file) {
        return builder().recording(file).start();
    }

    /**
     * Begins the description of an emulator.
     *
     * @return a builder with the settings of {@link #start()}
     */
    public static ArrEmulatorBuilder builder() {
        return new ArrEmulatorBuilder();
    }

    /**
     * Takes on one more account, which gets a world of its own behind the same address: sessions, servers, a virtual
     * clock that starts where this one's stands, faults, limits and a journal, all apart from this emulator's and from
     * other accounts'. Every request with the account in its path is that world's; its tokens are good nowhere else. The
     * levers below {@code /__arr} steer this emulator only. Cheap: no port, no thread. Nothing of it is kept in the
     * directory of {@link ArrEmulatorBuilder#data}.
     *
     * @param id an account that is not known here
     * @param key its key
     * @param clients adds to the options of the clients that the world hands out, such as who listens to them
     * @return the world, {@link #client()} speaking for the account; closing it takes the account away: what
     *     is asked of it then is answered 401 {@code AccountClosed}, which this emulator's journal has; closing this
     *     emulator ends it too
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the account is known here already
     */
    public ArrEmulator apart(AccountId id, AccountKey key, Consumer<? super ArrOptions.Builder> clients) {
        Objects.requireNonNull(key, "account key");
        Objects.requireNonNull(clients, "clients");
        if (settings.accounts().containsKey(Objects.requireNonNull(id, "account id"))) {
            throw new IllegalArgumentException("the account " + id + " is known to this emulator already");
        }
        return new ArrEmulator(this, id, key, clients);
    }

    /**
     * The base address, which serves the emulator's own region.
     *
     * @return such as {@code http://127.0.0.1:41873}, without a trailing slash
     */
    public URI uri() {
        return http.uri();
    }

    /**
     * The base address of a region. A session is seen only through the region that it was made in.
     *
     * @param region any region
     * @return such as {@code http://127.0.0.1:41873/westeurope}
     * @throws NullPointerException if {@code region} is null
     */
    public URI endpoint(Region region) {
        return URI.create(uri() + "/" + Objects.requireNonNull(region, "region"));
    }

    /**
     * The base address of the token service: {@code GET /accounts/{accountId}/token} below it.
     *
     * @return the same as {@link #uri()}
     */
    public URI sts() {
        return uri();
    }

    /**
     * The certificate that it shows.
     *
     * @return nothing unless it was built with {@link ArrEmulatorBuilder#tls()}
     */
    public Optional<X509Certificate> certificate() {
        return tls.map(TlsIdentity::certificate);
    }

    /**
     * Where its certificate lies as a PEM file, which clients can be told to trust. Gone when it is closed, unless it
     * keeps its data.
     *
     * @return nothing unless it was built with {@link ArrEmulatorBuilder#tls()}
     */
    public Optional<Path> certificateFile() {
        return tls.map(TlsIdentity::pem);
    }

    /**
     * The region of addresses that name none.
     *
     * @return {@code westus2} unless built otherwise
     */
    public Region region() {
        return settings.region();
    }

    /**
     * The accounts that the token service knows.
     *
     * @return ids and keys in the order they were added, the well-known one first; not to be changed
     */
    public Map<AccountId, AccountKey> accounts() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(settings.accounts()));
    }

    /**
     * The clock, to be moved.
     *
     * @return the virtual clock that this emulator was built with
     * @throws IllegalStateException if it was built with another source of time, such as the system's
     */
    public VirtualClock clock() {
        if (settings.time() instanceof VirtualClock clock) {
            return clock;
        }
        throw new IllegalStateException("this emulator runs on a time that nobody can move: "
                + "build it without realTime(), or with time(new VirtualClock())");
    }

    /**
     * An entry point to this emulator: its token service, its regions, its time. Closed with the emulator.
     *
     * @return the same object at every call
     */
    public synchronized Arr arr() {
        return entry.arr();
    }

    /**
     * A client for the first account in the emulator's own region.
     *
     * @return {@code arr().account(…).region(region())}
     */
    public ArrClient client() {
        Map.Entry<AccountId, AccountKey> first = firstAccount();
        return arr().account(first.getKey(), first.getValue()).region(region());
    }

    private Map.Entry<AccountId, AccountKey> firstAccount() {
        return accounts().entrySet().iterator().next();
    }

    /**
     * What this emulator reads the time from. A client that waits on the same never waits in earnest.
     *
     * @return the source it was built with
     */
    public TimeSource time() {
        return settings.time();
    }

    /**
     * What a client has to know to reach this emulator, for programs that start one and read a line of text.
     *
     * @return one JSON object without a line break: {@code url}, {@code sts}, {@code regions} (name to base address),
     *     {@code accountId}, {@code accountKey} (of the first account, <em>in the clear</em>), {@code pid}, and
     *     with TLS {@code certificate}, the path of {@link #certificateFile()}
     */
    public String description() {
        Map.Entry<AccountId, AccountKey> first = firstAccount();
        return AddressAnnouncement.json(uri(), first.getKey(), first.getValue(), certificateFile());
    }

    /**
     * Takes a picture of all sessions and of all that was steered: boots, capacity, limits, skew and faults.
     *
     * @return the state between two requests, to be brought back here or in another emulator
     */
    public EmulatorSnapshot snapshot() {
        return new EmulatorSnapshot(emulation.picture());
    }

    /**
     * Brings a state back. Sessions that were created since are as if they never were. As time only goes forward, every
     * moment in the picture is moved to the present: what had five minutes left then has five minutes left now. Tokens
     * and the journal stay as they are.
     *
     * @param snapshot the state
     * @throws NullPointerException if {@code snapshot} is null
     */
    public void restore(EmulatorSnapshot snapshot) {
        emulation.restore(Objects.requireNonNull(snapshot, "snapshot").picture());
    }

    /**
     * What became of every session since the start, in whatever account and region, and what will be if nobody
     * interferes. Can still be read when the emulator is closed. Where data is kept, those that were remembered at the
     * start are among them; after {@link #restore} the picture's sessions are, at the moments that they were moved to,
     * and those are not that it made as if they never were.
     *
     * @return in the order in which they were made; a copy
     * @throws IllegalStateException if it was built without {@link ArrEmulatorBuilder#withHistory()}
     */
    public List<SessionHistory> history() {
        return emulation
                .chronicle()
                .map(SessionHistoryLog::histories)
                .orElseThrow(() -> new IllegalStateException(
                        "this emulator forgets: build it with withHistory() to ask what became of its sessions"));
    }

    /**
     * What was asked for and is not in the recording, each with the difference. Told to the listener of
     * {@link ArrEmulatorBuilder#onWarning} too when the emulator is closed.
     *
     * @return in the order they were asked; empty without a recording
     */
    public List<String> mismatches() {
        return replay.map(RecordingPlayer::mismatches).orElse(List.of());
    }

    /**
     * What of the recording was not asked for.
     *
     * @return in the order of the recording; empty without one
     */
    public List<Exchange> unplayed() {
        return replay.map(RecordingPlayer::unplayed).orElse(List.of());
    }

    @Override
    ExchangeJournal record() {
        return emulation.journal();
    }

    @Override
    List<SessionProperties> held() {
        return emulation.sessions();
    }

    @Override
    ServiceControls steering() {
        return emulation.steering();
    }

    /**
     * Ends open requests, then the server; takes a second at most. Faults that never struck are told to the listener of
     * {@link ArrEmulatorBuilder#onWarning}. The journal can still be read. Closing twice is fine.
     */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /**
     * The same as {@link #close()} with another patience.
     *
     * @param patience how long requests that are open may take, in real time; zero breaks them off
     * @throws NullPointerException if {@code patience} is null
     */
    public void close(Duration patience) {
        Objects.requireNonNull(patience, "patience");
        try {
            synchronized (this) {
                entry.close();
            }
            http.close(patience);
        } finally {
            ending.once();
        }
    }

    @Override
    public String toString() {
        return "ArrEmulator(" + uri() + ")";
    }
}
