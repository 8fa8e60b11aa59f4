package dev.arrshell.emulator;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.internal.service.binding.TlsIdentity;
import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The Remote Rendering service and its token service, emulated over HTTP on a port of 127.0.0.1. It has accounts, sessions
 * that boot, live as long as their lease and are remembered for 30 days after their end, conversions, and a journal of exchanges.
 * Its time is a {@link VirtualClock} of its own unless built otherwise, so that a lease of four hours can expire at once.
 * <p>All state is in memory and gone when the emulator is closed, unless {@link ArrEmulatorBuilder#data} names a directory.
 * Thread-safe. A null argument is answered with a {@link NullPointerException}.
 */
public final class ArrEmulator implements AutoCloseable {

    /** The account that every emulator has unless built without it. */
    public static final AccountId ACCOUNT_ID = AccountId.parse("11111111-1111-1111-1111-111111111111");

    /** The key of {@link #ACCOUNT_ID}; no secret, as it is valid for emulators only. */
    public static final AccountKey ACCOUNT_KEY = AccountKey.parse("YXJyIGVtdWxhdG9yLCBub3QgYSBzZWNyZXQga2V5ISE=");

    private final EmulatorRuntime runtime;

    ArrEmulator(EmulatorRuntime runtime) {
        this.runtime = runtime;
    }

    /** {@return a new emulator with a virtual clock, the well-known account and a free port; the caller closes it} */
    public static ArrEmulator start() {
        return builder().start();
    }

    /**
     * Starts an emulator that answers from a recording, each exchange once. Its account is the recorded one, with the
     * well-known key; {@link #client()} uses it. Its virtual clock begins with the recording. Requests to one address are
     * answered in the order of the recording; host and region do not count. Tokens are always granted, as no recording
     * holds one. A request that is not in the recording is answered 400 {@code ReplayMismatch} with the difference.
     * @param file a file that {@code ArrClient.record} wrote; its last line may be incomplete
     * @return a new emulator; the caller closes it
     * @throws IllegalArgumentException if the file is no recording, is damaged, or was written by a newer version
     * @throws java.io.UncheckedIOException if it cannot be read */
    public static ArrEmulator replay(Path file) {
        return builder().recording(file).start();
    }

    /** {@return a builder with the settings of {@link #start()}} */
    public static ArrEmulatorBuilder builder() {
        return new ArrEmulatorBuilder();
    }

    /**
     * Adds an account that is isolated from this emulator and from other isolated accounts, at the same address: it has
     * sessions, servers, faults, limits and a journal of its own, and a virtual clock that starts at this one's time. Every
     * request with the account in its path belongs to it; its tokens are valid nowhere else. The routes below
     * {@code /__arr} control this emulator only. Nothing of it is kept in the directory of {@link ArrEmulatorBuilder#data}.
     * @param id an account that this emulator does not have
     * @param key its key
     * @param service changes what is its own: region, boots, strict, pageSize, stoppingFor, asIn; the rest is shared
     * @param clients adds to the options of the account's clients, for example observers
     * @return the account as an emulator, {@link #client()} using it. Closing it removes the account: later requests are
     *     answered 401 {@code AccountClosed} and are in this emulator's journal. Closing this emulator ends it too
     * @throws IllegalArgumentException if this emulator has the account already */
    public ArrEmulator isolated(
            AccountId id,
            AccountKey key,
            Consumer<? super ArrEmulatorBuilder> service,
            Consumer<? super ArrOptions.Builder> clients) {
        return new ArrEmulator(runtime.isolated(id, key, service, clients));
    }

    /** {@return the base address, which serves the emulator's own region: {@code http://127.0.0.1:41873}} */
    public URI uri() {
        return runtime.uri();
    }

    /**
     * {@return the base address of a region, through which alone the sessions created in it are seen}
     * @param region the region */
    public URI endpoint(Region region) {
        return runtime.endpoint(Objects.requireNonNull(region, "region"));
    }

    /** {@return the base address of the token service, the same as {@link #uri()}} */
    public URI sts() {
        return uri();
    }

    /** {@return the certificate that clients are to trust; empty unless built with {@link ArrEmulatorBuilder#tls()}} */
    public Optional<X509Certificate> certificate() {
        return runtime.tls().map(TlsIdentity::certificate);
    }

    /** {@return the certificate as a PEM file; deleted by {@link #close()} unless the emulator keeps its data} */
    public Optional<Path> certificateFile() {
        return runtime.tls().map(TlsIdentity::certificateFile);
    }

    /** {@return the region of addresses that name none, {@code westus2} unless built otherwise} */
    public Region region() {
        return runtime.settings().region();
    }

    /** {@return the accounts and their keys in the order in which they were added, the well-known one first; a copy} */
    public Map<AccountId, AccountKey> accounts() {
        return runtime.settings().accounts();
    }

    /** {@return the source of this emulator's time; a client with the same source does not wait in real time} */
    public TimeSource time() {
        return runtime.settings().time();
    }

    /**
     * The virtual clock that this emulator was built with.
     * @return the clock
     * @throws IllegalStateException if it was built with another source of time, such as the system's */
    public VirtualClock clock() {
        return runtime.clock();
    }

    /** {@return the options with which a client reaches this emulator: token service, regions, time, certificate} */
    public ArrOptions.Builder clientOptions() {
        return runtime.clientOptions();
    }

    /** {@return an entry point with {@link #clientOptions()}, always the same; closed with the emulator} */
    public Arr arr() {
        return runtime.arr();
    }

    /** {@return a client for the first account in the emulator's own region} */
    public ArrClient client() {
        return runtime.client();
    }

    /**
     * The data that a client needs to reach this emulator, for programs that start one and read a line of text.
     * @return one JSON object without a line break: {@code url}, {@code sts}, {@code regions} (name to base address),
     *     {@code accountId}, {@code accountKey} (of the first account, <em>in the clear</em>), {@code pid}, and
     *     with TLS {@code certificate}, the path of {@link #certificateFile()}
     */
    public String description() {
        return runtime.description();
    }

    private ServiceControls controls() {
        return runtime.service().controls();
    }

    /**
     * Sets how servers of a size boot from now on. Servers that boot already are not affected.
     * @param size the size of the servers
     * @param profile how they boot
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN} */
    public void boot(SessionSize size, BootProfile profile) {
        controls().fleet().boot(size, profile.boot());
    }

    /**
     * Sets how long servers of a size boot from now on, always the same; as in the builder.
     * @param size the size of the servers
     * @param length zero to 365 days, by the emulator's clock
     * @throws IllegalArgumentException if {@code length < 0}, {@code length > 365 d} or {@code size} is
     *     {@link SessionSize#UNKNOWN} */
    public void boot(SessionSize size, Duration length) {
        boot(size, BootProfile.fixed(length));
    }

    /**
     * Sets the time from a session's creation to Ready for all sizes. Servers that boot already are not affected.
     * @param length zero to 365 days, by the emulator's clock
     * @throws IllegalArgumentException if {@code length < 0} or {@code length > 365 d} */
    public void becomesReadyAfter(Duration length) {
        boot(SessionSize.STANDARD, length);
        boot(SessionSize.PREMIUM, length);
    }

    /**
     * Limits the servers of a size in each region. A session for which there is no server goes to Error a second after its
     * creation, with the code {@code VmAllocationFailed}. Accounts share the servers; running sessions are not affected.
     * @param size the size of the servers
     * @param number how many, 0 or more
     * @throws IllegalArgumentException if {@code number < 0} or {@code size} is {@link SessionSize#UNKNOWN} */
    public void capacity(SessionSize size, int number) {
        controls().fleet().capacity(size, OptionalInt.of(number));
    }

    /**
     * Removes the limit of {@link #capacity}.
     * @param size the size of the servers */
    public void unlimited(SessionSize size) {
        controls().fleet().capacity(size, OptionalInt.empty());
    }

    /**
     * Limits the calls of each account to the session service: further calls are answered 429 with {@code Retry-After},
     * the seconds to the end of the minute that began with the account's first call. Token requests do not count. The
     * minute of every account begins anew.
     * @param callsPerMinute 1 or more; there is no limit unless this is called
     * @throws IllegalArgumentException if {@code callsPerMinute < 1} */
    public void throttle(int callsPerMinute) {
        controls().limit().set(OptionalInt.of(callsPerMinute));
    }

    /**
     * Lists each session only some time after its creation, as a service may. What is read by its id is not late.
     * @param delay 0 to 365 days, 0 unless this is called
     * @throws IllegalArgumentException if {@code delay} is out of range */
    public void listingDelay(Duration delay) {
        controls().listingDelay(BootProfile.checked("delay of listings", delay));
    }

    /** {@return the conversions of assets: how they go, and which there are} */
    public EmulatedConversions conversions() {
        return new EmulatedConversions(runtime.service());
    }

    /** Makes all tokens that were issued so far invalid, as if they had expired. */
    public void expireTokens() {
        controls().expireTokens();
    }

    /**
     * Makes the time wrong that clients see, in the {@code Date} header and new tokens. Sessions live by the true time.
     * @param ahead how far the shown time is ahead, negative for behind; at most ten years of 365 days either way
     * @throws IllegalArgumentException if {@code ahead} is more */
    public void clockSkew(Duration ahead) {
        controls().skew(ahead);
    }

    /**
     * {@return a builder of faults for requests of one operation: {@code on(CREATE).respond(503).times(2)}}
     * @param operation the operation */
    public FaultBuilder on(Operation operation) {
        return new FaultBuilder(controls().faults(), Optional.of(operation));
    }

    /** {@return a builder of faults for requests of every operation, token requests included} */
    public FaultBuilder onAny() {
        return new FaultBuilder(controls().faults(), Optional.empty());
    }

    /** {@return the faults in the order in which they were set, used up or not, without those that were removed} */
    public List<Fault> faults() {
        return Fault.all(controls().faults(), FaultPlan::all);
    }

    /**
     * The faults that were never used, which in a test mostly is a mistake. When the emulator is closed, each is reported to
     * the listener of {@link ArrEmulatorBuilder#onWarning}.
     * @return in the order in which they were set, without those that were removed */
    public List<Fault> unusedFaults() {
        return Fault.all(controls().faults(), FaultPlan::unused);
    }

    /** Removes all faults. */
    public void clearFaults() {
        controls().faults().clear();
    }

    /**
     * {@return a handle that stops the session or makes it fail, of whatever account and region; looks nothing up yet}
     * @param id the session's id */
    public SessionControl session(SessionId id) {
        return new SessionControl(controls(), Objects.requireNonNull(id, "session"));
    }

    /**
     * All sessions of all accounts and regions, until 30 days after their end. Causes no request, so neither the journal nor
     * a fault is affected.
     * @return the properties that v1 would show now, in the order of creation */
    public List<SessionProperties> sessions() {
        return runtime.service().sessions();
    }

    /**
     * The whole life of every session since the start, of all accounts and regions, with what will happen if nothing
     * intervenes. Stays readable after {@link #close()}. With kept data, sessions that were loaded at the start are
     * included. After {@link #restore}, the sessions of the snapshot are included at their new times, and sessions that the
     * snapshot does not have are not.
     * @return in the order of creation; a copy
     * @throws IllegalStateException if built without {@link ArrEmulatorBuilder#withHistory()} */
    public List<SessionHistory> history() {
        return runtime.service().history();
    }

    /**
     * The last 10,000 exchanges of all accounts and regions, or as many as fit into 32 MiB. Secrets are masked and
     * bodies are cut after 16 KiB. An exchange is in the journal before its client has the response.
     * @return in the order of the responses, oldest first; a copy */
    public List<Exchange> journal() {
        return runtime.journal().all();
    }

    /** {@return how many exchanges the journal has dropped to make room for newer ones} */
    public long dropped() {
        return runtime.journal().dropped();
    }

    /** {@return how often each operation was requested, zero included, with the exchanges that were dropped; a copy} */
    public Map<Operation, Long> counts() {
        return runtime.journal().counts();
    }

    /**
     * {@return the journal's exchanges of one operation, oldest first; a copy}
     * @param operation the operation */
    public Requests requests(Operation operation) {
        return new Requests("to " + operation.description(), runtime.journal().of(operation), region());
    }

    /**
     * The journal's exchanges that no route matched: unknown paths and wrong methods. The header
     * {@code x-arr-emulator-reason} of each response names the nearest route or the methods that its path takes.
     * @return oldest first; a copy */
    public Requests unmatched() {
        return new Requests("anything it does not know", runtime.journal().unmatched(), region());
    }

    /**
     * {@return a check of how often an operation was requested: {@code verify(CREATE).once()}}
     * @param operation the operation */
    public Verification verify(Operation operation) {
        return new Verification(requests(operation), dropped());
    }

    /** {@return the state between two requests, for {@link #restore}: sessions, boots, capacity, limits, skew, faults} */
    public EmulatorSnapshot snapshot() {
        return new EmulatorSnapshot(runtime.service().snapshot());
    }

    /**
     * Restores a state, of this emulator or another. Sessions that were created since then are removed without a trace. As
     * time only goes forward, all times in the snapshot are moved to the present: a session with five minutes left then
     * has five minutes left now. Tokens and the journal stay as they are.
     * @param snapshot the state to restore */
    public void restore(EmulatorSnapshot snapshot) {
        runtime.service().restore(snapshot.state());
    }

    /**
     * The requests that were not in the recording, each with the difference. When the emulator is closed, each is reported to
     * the listener of {@link ArrEmulatorBuilder#onWarning}.
     * @return in the order of the requests; empty without a recording */
    public List<String> mismatches() {
        return runtime.player().map(RecordingPlayer::mismatches).orElse(List.of());
    }

    /** {@return the recorded exchanges that were not requested, in the order of the recording; empty without one} */
    public List<Exchange> unplayed() {
        return runtime.player().map(RecordingPlayer::unplayed).orElse(List.of());
    }

    /**
     * Ends open requests, then the server; takes a second at most. Unused faults are reported to the listener of
     * {@link ArrEmulatorBuilder#onWarning}. The journal stays readable. Further calls do nothing.
     */
    @Override
    public void close() {
        close(Duration.ofSeconds(1));
    }

    /**
     * The same as {@link #close()} with another limit, in real time.
     * @param patience how long open requests may take; zero breaks them off */
    public void close(Duration patience) {
        runtime.close(Objects.requireNonNull(patience, "patience"));
    }

    @Override
    public String toString() {
        return "ArrEmulator(" + uri() + ")";
    }
}
