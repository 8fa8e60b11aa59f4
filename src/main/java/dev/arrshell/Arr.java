package dev.arrshell;

import dev.arrshell.internal.auth.StsClient;
import dev.arrshell.internal.auth.TokenCache;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.OwnerProcess;
import dev.arrshell.internal.ledger.Reaper;
import dev.arrshell.internal.session.KnownSessions;
import dev.arrshell.internal.session.PendingStarts;
import dev.arrshell.internal.transport.CallRateLimiter;
import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.HttpTransport;
import dev.arrshell.internal.transport.RecordingTransport;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Leftover;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where the language begins: an entry point bound to a service, its address and time. Scripts have one as {@code arr},
 * an emulator hands out another, {@link #create()} makes one for the public addresses (the public service itself ended
 * on 30 September 2025). Thread-safe; nothing here costs a request.
 */
public final class Arr implements AutoCloseable {

    /** Where no rehearsal leads requests elsewhere. */
    private static final UnaryOperator<URI> STRAIGHT = UnaryOperator.identity();

    private final ArrOptions options;
    private final UnaryOperator<URI> detour;
    private final HttpTransport http;
    private final Transport transport;
    private final ExchangeListeners listeners = new ExchangeListeners();
    private final Ledger ledger;
    private final PendingStarts pending = new PendingStarts();
    private final Map<AccountId, AccountRuntime> runtimes = new ConcurrentHashMap<>();

    private Arr(ArrOptions options, UnaryOperator<URI> detour, HttpTransport http) {
        this.options = options;
        this.detour = Objects.requireNonNull(detour, "detour");
        this.http = http;
        if (options.onExchange() != null) {
            listeners.add(options.onExchange());
        }
        Transport told = new RecordingTransport(http, options.time(), listeners::tell);
        this.transport = request -> listeners.isEmpty() ? http.send(request) : told.send(request);
        this.ledger = options.ledger()
                .map(file -> Ledger.in(file, OwnerProcess.self(), options.time(), options.onWarning()))
                .orElseGet(Ledger::none);
    }

    /**
     * Begins with all defaults.
     *
     * @return an entry point for the public addresses
     */
    public static Arr create() {
        return create(ArrOptions.builder().build());
    }

    /**
     * Begins with options.
     *
     * @param options addresses, time, deadlines
     * @return an entry point
     * @throws NullPointerException if {@code options} is null
     */
    public static Arr create(ArrOptions options) {
        return rehearsing(options, STRAIGHT);
    }

    /**
     * Begins with options for a rehearsal: no request goes to an address that is given in full, as
     * {@link Account#endpoint(URI)} takes one, but to what stands in for it. Token service and regions are where the
     * options say.
     *
     * @param options addresses, time, deadlines
     * @param standIn gives, for an address, the one to use in its place
     * @return an entry point
     * @throws NullPointerException if an argument is null
     */
    public static Arr rehearsing(ArrOptions options, UnaryOperator<URI> standIn) {
        Objects.requireNonNull(options, "options");
        return new Arr(
                options,
                standIn,
                new HttpTransport(
                        options.connectTimeout(), options.requestTimeout(), options.time(), options.sslContext()));
    }

    /**
     * Another entry point over the same connections, for many that differ in their options only. Its connect timeout and
     * whom it trusts are those of this one, whatever the options say. Closing it breaks off its own requests, closing this
     * one breaks off both's.
     *
     * @param other addresses, time, listeners and all else of the other
     * @return the other entry point, whose accounts have token caches and limits of their own
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalStateException if this one rehearses, since other addresses would lead out of the rehearsal. Nothing
     *     was sent
     */
    public Arr sharing(ArrOptions other) {
        Objects.requireNonNull(other, "other");
        if (detour != STRAIGHT) {
            throw UsageErrors.state("a rehearsal has one entry point: the addresses of another would lead out of it");
        }
        return new Arr(other, STRAIGHT, http.with(other.requestTimeout(), other.time()));
    }

    /**
     * What was chosen.
     *
     * @return the options
     */
    public ArrOptions options() {
        return options;
    }

    /**
     * Names the account and its key.
     *
     * <pre>{@code
     * Account mine = arr.account("11111111-2222-3333-4444-555555555555", "a2V5IG9mIHRoZSBhY2NvdW50");
     * }</pre>
     *
     * @param id the account's GUID
     * @param key the primary or secondary key
     * @return the account
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code id} is no GUID or {@code key} cannot be a key. Nothing was sent
     */
    public Account account(String id, String key) {
        return account(AccountId.parse(id), AccountKey.parse(key));
    }

    /**
     * Names the account and its key.
     *
     * @param id the account
     * @param key the primary or secondary key
     * @return the account
     * @throws NullPointerException if an argument is null
     */
    public Account account(AccountId id, AccountKey key) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        return account(id, new StsClient(options.sts(), id, key, transport, options.time()));
    }

    /**
     * Names the account and where its tokens come from.
     *
     * @param id the account
     * @param tokens gives tokens, for those who sign in otherwise
     * @return the account
     * @throws NullPointerException if an argument is null
     */
    public Account account(AccountId id, TokenProvider tokens) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tokens, "tokens");
        return account(id, () -> Futures.supplyBlocking(tokens::token));
    }

    private Account account(AccountId id, Supplier<CompletableFuture<AccessToken>> tokens) {
        return new AccountHandle(
                id,
                options,
                detour,
                transport,
                new TokenCache(tokens, options.time()),
                runtimes.computeIfAbsent(id, this::runtime));
    }

    private AccountRuntime runtime(AccountId id) {
        return new AccountRuntime(
                new CallRateLimiter(options.callsPerMinute(), options.time()),
                new KnownSessions(),
                ledger,
                pending,
                listeners);
    }

    /**
     * What processes of this machine left behind when they died, wherever and for whomever they had started it, by the
     * ledger ({@link ArrOptions.Builder#ledger}). To stop some: {@link ArrClient#leftovers()} of their endpoint and
     * account.
     *
     * @return the starts that are not known to be over, oldest first. Costs no request; empty without a ledger
     */
    public List<Leftover> leftovers() {
        Instant now = options.time().instant();
        return ledger.leftBehind().stream()
                .map(entry -> Reaper.leftover(entry, now))
                .toList();
    }

    /**
     * Begins to end: starts no more sessions, and waits for the starts under way, so that no session is left of which
     * nobody knows. Whoever handles a signal calls it before stopping what was started. Starts that were given up count
     * until their session is stopped. An interrupt does not hasten it.
     *
     * @param atMost how long to wait, in real time
     * @return true if of each start it is known what became of it; if false, {@link #leftovers()} of a later process
     *     tells, where there is a ledger
     * @throws NullPointerException if {@code atMost} is null
     */
    public boolean noMoreStarts(Duration atMost) {
        return pending.close(Objects.requireNonNull(atMost, "atMost"));
    }

    /**
     * Breaks off what is under way and lets go of the connections; no more requests are sent. Sessions are left as they
     * are. From Java 21 on this also ends the HTTP client's threads; before, they end by themselves once nothing refers
     * to them.
     */
    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "Arr(" + options.apiVersion() + ")";
    }
}
