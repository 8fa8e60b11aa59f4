package dev.arrshell.emulator;

import dev.arrshell.internal.json.JacksonVersion;
import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.binding.TlsIdentity;
import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.ConversionModel;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builder of emulators. Every setting has a default, and every method that changes one returns this builder. It can start
 * several emulators. Not thread-safe. A null argument is answered with a {@link NullPointerException}.
 */
public final class ArrEmulatorBuilder {

    private static final System.Logger LOG = System.getLogger(ArrEmulator.class.getName());
    private static final int HIGHEST_PORT = 65_535;
    private static final int LARGEST_PAGE = 1_000_000;

    private final EmulatorAccounts accounts = new EmulatorAccounts();
    private final Map<SessionSize, BootModel> boots = new EnumMap<>(SessionSize.class);
    private Optional<ConversionModel> conversions = Optional.empty();
    private TimeSource time;
    private InetAddress address = loopback();
    private int port;
    private Region region = Region.DEFAULT;
    private RestOptions rest = RestOptions.DEFAULT;
    private boolean secured;
    private Path authority;
    private boolean acceptsAnyAccount;
    private boolean keepsHistory;
    private Path data;
    private Path recording;
    private Consumer<? super String> warnings = text -> LOG.log(System.Logger.Level.WARNING, text);

    ArrEmulatorBuilder() {}

    /** A builder for an account of an emulator, with what can differ between its accounts. */
    static ArrEmulatorBuilder of(ServiceSettings host) {
        ArrEmulatorBuilder builder = new ArrEmulatorBuilder();
        builder.region = host.region();
        builder.rest = host.rest();
        builder.boots.putAll(host.boots());
        builder.conversions = host.conversions();
        return builder;
    }

    /** The settings of an isolated account. */
    ServiceSettings isolated(ServiceSettings host, AccountId id, AccountKey key) {
        return host.isolated(id, key, region, Map.copyOf(boots), conversions, rest);
    }

    /**
     * Sets the source of the emulator's time. By default each emulator has a {@link VirtualClock} of its own, which starts at
     * the present second, so that its tokens are valid for a client in another process.
     *
     * @param source a virtual clock, perhaps shared with others, or any other source
     * @return this builder
     */
    public ArrEmulatorBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * Sets the system's time as the emulator's, for clients in real time.
     *
     * @return this builder
     */
    public ArrEmulatorBuilder realTime() {
        return time(TimeSource.system());
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException fourBytesAreAlwaysAnAddress) {
            throw new IllegalStateException(fourBytesAreAlwaysAnAddress);
        }
    }

    /**
     * Sets the address on which the emulator listens. If other machines may reach it, a warning says so, and the well-known
     * account gets a key of its own in place of {@link ArrEmulator#ACCOUNT_KEY}, unless that is given with {@link #account}.
     * From other machines {@code /__arr/} needs the key of an account. The {@code Host} header must be an address or the name
     * of this machine.
     *
     * @param listening an address of this machine, or {@code 0.0.0.0} for all; default {@code 127.0.0.1}
     * @return this builder
     */
    public ArrEmulatorBuilder address(InetAddress listening) {
        address = Objects.requireNonNull(listening, "address");
        return this;
    }

    /**
     * Sets the port to listen on.
     *
     * @param number 1 to 65535, or 0, the default, for any free port
     * @return this builder
     * @throws IllegalArgumentException if {@code number < 0} or {@code number > 65535}
     */
    public ArrEmulatorBuilder port(int number) {
        if (number < 0 || number > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "a port is 0 (any free one) to " + HIGHEST_PORT + ", not " + number + " (nothing was started)");
        }
        port = number;
        return this;
    }

    /**
     * Adds an account, or gives one another key. {@link ArrEmulator#ACCOUNT_KEY}, which everybody knows, is valid for other
     * machines only if it is given here.
     *
     * @param id the account
     * @param key its key
     * @return this builder
     */
    public ArrEmulatorBuilder account(AccountId id, AccountKey key) {
        accounts.add(Objects.requireNonNull(id, "account id"), Objects.requireNonNull(key, "account key"));
        return this;
    }

    /**
     * Removes the well-known account, so that only accounts added with {@link #account} are known.
     *
     * @return this builder
     */
    public ArrEmulatorBuilder withoutWellKnownAccount() {
        accounts.removeWellKnown();
        return this;
    }

    /**
     * Accepts any account, key and token: for a rehearsal with a real account without its key.
     *
     * @return this builder
     */
    public ArrEmulatorBuilder anyAccount() {
        acceptsAnyAccount = true;
        return this;
    }

    /**
     * Keeps the last state of every session, see {@link ArrEmulator#history()}. This takes memory for every session, also for
     * those that the service forgets after 30 days.
     *
     * @return this builder
     */
    public ArrEmulatorBuilder withHistory() {
        keepsHistory = true;
        return this;
    }

    /**
     * Sets the region of addresses that name none. All regions are served either way.
     *
     * @param name the region, {@code westus2} unless set
     * @return this builder
     */
    public ArrEmulatorBuilder region(Region name) {
        region = Objects.requireNonNull(name, "region");
        return this;
    }

    /**
     * Sets how long servers of one size boot, always the same: the time from a session's creation until it is Ready.
     *
     * @param size the size
     * @param length zero to 365 days, by the emulator's clock; unless set 10 s for Standard, 120 s for Premium
     * @return this builder
     * @throws IllegalArgumentException if {@code length < 0}, {@code length > 365 d} or {@code size} is {@link SessionSize#UNKNOWN}
     */
    public ArrEmulatorBuilder boot(SessionSize size, Duration length) {
        return boot(size, BootProfile.fixed(length));
    }

    /**
     * Sets how servers of one size boot; {@link ArrEmulator#boot} changes it later.
     *
     * @param size the size
     * @param profile how they boot
     * @return this builder
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}
     */
    public ArrEmulatorBuilder boot(SessionSize size, BootProfile profile) {
        boots.put(
                SimulatedFleet.requireKnown(size),
                Objects.requireNonNull(profile, "profile").boot());
        return this;
    }

    /**
     * Sets how conversions of assets go; {@link ArrEmulator#conversions()} changes it later.
     *
     * @param profile how long they take and how they end; 74 s by the emulator's clock unless set
     * @return this builder
     */
    public ArrEmulatorBuilder conversions(ConversionProfile profile) {
        conversions = Optional.of(Objects.requireNonNull(profile, "profile").model());
        return this;
    }

    /**
     * Speaks HTTPS, for {@code localhost}, {@code 127.0.0.1}, {@code ::1}, its own address and the service's own names, with a
     * certificate that the JDK's {@code keytool} makes at the start, which takes about a second. It signs itself; with
     * {@link #data} an authority in that directory signs it. {@link ArrEmulator#arr()} trusts it; others find what to trust with
     * {@link ArrEmulator#certificateFile()}.
     *
     * @return this builder
     */
    public ArrEmulatorBuilder tls() {
        secured = true;
        return this;
    }

    /**
     * Speaks HTTPS as with {@link #tls()}, with a certificate that the authority in a directory signs. Clients that trust it
     * once trust all emulators that use it.
     *
     * @param directory where the authority and its key are kept; made, for its owner only, if it is not there
     * @return this builder
     */
    public ArrEmulatorBuilder tls(Path directory) {
        authority = Objects.requireNonNull(directory, "directory");
        return tls();
    }

    /**
     * Stores accounts, sessions, the signing key, a virtual clock, faults and the other controls in a directory, and
     * continues with the state that is stored there. A change is on disk before its response is sent, so that it
     * survives a kill of the process. A control that is changed in Java is on disk with the next response or when the
     * emulator is closed. Needs {@code com.h2database:h2-mvstore} on the class path. One emulator at a time may use a
     * directory.
     *
     * @param directory created if it does not exist; its files are readable for their owner only, because they hold keys
     * @return this builder
     */
    public ArrEmulatorBuilder data(Path directory) {
        data = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /**
     * Answers from a recording, see {@link ArrEmulator#replay(Path)}.
     *
     * @param file what {@code ArrClient.record} wrote
     * @return this builder
     */
    public ArrEmulatorBuilder recording(Path file) {
        recording = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Refuses requests to 2021-01-01 whose {@code api-version} is missing, unknown or given twice with 400, such as
     * {@code UnsupportedApiVersion}. Unless set, they are served as 2021-01-01 and the header {@code x-arr-warning}
     * says so.
     *
     * @return this builder
     */
    public ArrEmulatorBuilder strict() {
        rest = rest.withStrictVersions();
        return this;
    }

    /**
     * Writes responses of 2021-01-01 as the service did in a month. In January and February 2021 every field was present, 0
     * or null, in errors too, and properties had no {@code Cache-Control}; from March 2021 on fields without a value were left
     * out; from 2022 on, the default, servers had other names and one version more was supported. Recordings of the SDKs'
     * tests show all three.
     *
     * @param month the month, {@code 2021-01} or later
     * @return this builder
     * @throws NullPointerException if {@code month} is null
     * @throws IllegalArgumentException if it is before January 2021
     */
    public ArrEmulatorBuilder asIn(YearMonth month) {
        rest = rest.withSchema(SchemaVariant.in(month));
        return this;
    }

    /**
     * Sets how many sessions a page of a listing of 2021-01-01 holds. Listings of v1 have no pages.
     *
     * @param sessions 1 or more, 100 unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code sessions < 1} or {@code sessions > 1000000}
     */
    public ArrEmulatorBuilder pageSize(int sessions) {
        if (sessions < 1 || sessions > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "a page holds 1 to " + LARGEST_PAGE + " sessions, not " + sessions + " (nothing was started)");
        }
        rest = rest.withPageSize(sessions);
        return this;
    }

    /**
     * Sets how long v1 shows a stopped session as {@code Stopping}, a state that the documentation lists and no recording
     * shows. In all other respects it has ended: it is in no listing, takes no update and holds no server, and 2021-01-01
     * shows {@code Stopped} from the first moment.
     *
     * @param length zero to 365 days, by the emulator's clock; zero, which is never, unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code length < 0} or {@code length > 365 d}
     */
    public ArrEmulatorBuilder stoppingFor(Duration length) {
        rest = rest.withStopping(BootProfile.checked("time of stopping", length));
        return this;
    }

    /**
     * Sets the listener for warnings: at the start, that other machines can reach the emulator; when it is closed, a line for
     * each unused fault and for each request that was not in the recording.
     *
     * @param listener called in the thread that starts or closes; unless set, warnings go to this class's {@link System.Logger}
     * @return this builder
     */
    public ArrEmulatorBuilder onWarning(Consumer<? super String> listener) {
        warnings = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Starts the emulator.
     *
     * @return the emulator, ready to answer; to be closed by the caller
     * @throws IllegalStateException if the port is taken, the directory cannot be used, or the Jackson on the class path is
     *     older than 2.16; the message names it
     * @throws IllegalArgumentException if the recording is none, is damaged, or a newer version wrote it
     * @throws java.io.UncheckedIOException if the recording cannot be read
     */
    public ArrEmulator start() {
        JacksonVersion.require();
        Optional<RecordingPlayer> replay = Optional.ofNullable(recording).map(RecordingPlayer::of);
        Optional<PersistentState> state = Optional.ofNullable(data).map(PersistentState::open);
        Optional<TlsIdentity> tls = Optional.empty();
        try {
            tls = secured ? Optional.of(identity()) : Optional.empty();
            return new ArrEmulator(new EmulatorRuntime(settings(state, replay), tls, state, replay, warnings));
        } catch (RuntimeException e) {
            tls.ifPresent(TlsIdentity::deleteFiles);
            state.ifPresent(PersistentState::close);
            throw e;
        }
    }

    private TlsIdentity identity() {
        Path kept = authority == null ? data : authority;
        return kept == null ? TlsIdentity.createTemporary() : TlsIdentity.issuedIn(kept, address);
    }

    private ServiceSettings settings(Optional<PersistentState> state, Optional<RecordingPlayer> replay) {
        Instant begin = state.flatMap(PersistentState::clock)
                .or(() -> replay.flatMap(RecordingPlayer::begin))
                .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
        TimeSource source = time == null ? new VirtualClock(begin) : time;
        Map<AccountId, AccountKey> known = replay.map(recorded -> accounts.of(recorded, address))
                .orElseGet(
                        () -> accounts.with(state.map(PersistentState::accounts).orElse(Map.of()), address));
        return new ServiceSettings(
                source,
                address,
                port,
                known,
                region,
                Map.copyOf(boots),
                conversions,
                rest,
                acceptsAnyAccount,
                keepsHistory);
    }
}
