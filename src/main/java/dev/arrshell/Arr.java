package dev.arrshell;

import dev.arrshell.annotation.Experimental;
import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.Failure;
import dev.arrshell.internal.auth.StsClient;
import dev.arrshell.internal.auth.TokenCache;
import dev.arrshell.internal.json.JacksonVersion;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.OwnerProcess;
import dev.arrshell.internal.ledger.Reaper;
import dev.arrshell.internal.session.KnownSessions;
import dev.arrshell.internal.session.PendingStarts;
import dev.arrshell.internal.transport.CallRateLimiter;
import dev.arrshell.internal.transport.ClientClosing;
import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.HttpTransport;
import dev.arrshell.internal.transport.RecordingTransport;
import dev.arrshell.internal.wire.RequestTrace;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Leftover;
import dev.arrshell.model.Operation;
import dev.arrshell.schedule.SessionSchedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The entry point of the language, bound to the addresses and the time of a service. Scripts have one as {@code arr}, an
 * emulator gives another, {@link #create()} makes one for the public addresses (the public service ended on 30 September
 * 2025). Its methods send no request. Thread-safe.
 *
 * <p>All that it makes has calls that block and twins of them ({@code …Async}) that do the same without holding a thread:
 * <ul>
 *   <li>An interrupt ends a blocking call at once, with a {@link dev.arrshell.error.WaitCancelledException} from a wait and a
 *       {@link dev.arrshell.error.CallInterruptedException} from all others. The thread's flag is set again. A request that was
 *       sent may have taken effect.
 *   <li>Cancelling a future does the same for an asynchronous call: no further request is sent for it, a wait looks no more,
 *       and the session is left as it is. A session whose start is cancelled or interrupted is stopped as soon as its id
 *       is known.
 *   <li>{@link #close()} ends all of them at once.
 *   <li>A future is completed on a thread that code which depends on it may block.
 * </ul>
 */
public final class Arr implements AutoCloseable {

    /** The addresses as they are given: not a rehearsal. */
    private static final UnaryOperator<URI> STRAIGHT = UnaryOperator.identity();

    private final ArrOptions options;
    private final UnaryOperator<URI> detour;
    private final HttpTransport http;
    private final Transport transport;
    private final ExchangeListeners listeners;
    private final Ledger ledger;
    private final PendingStarts pending = new PendingStarts();
    private final Queue<SessionSchedule> schedules = new ConcurrentLinkedQueue<>();
    private final ClientClosing closing;
    private final Map<AccountId, AccountRuntime> runtimes = new ConcurrentHashMap<>();

    private Arr(ArrOptions options, UnaryOperator<URI> detour, HttpTransport http, ClientClosing closing) {
        this.options = options;
        this.detour = Objects.requireNonNull(detour, "detour");
        this.http = http;
        this.closing = closing;
        this.listeners = new ExchangeListeners(options.listeners().onCall());
        options.listeners().onExchange().ifPresent(listeners::add);
        this.transport = new RecordingTransport(http, options.time(), listeners);
        closing.onClose(new CompletableFuture<>(), this::forgetTokens);
        this.ledger = options.ledger()
                .map(file -> Ledger.in(
                        file,
                        OwnerProcess.self(),
                        options.time(),
                        options.listeners().onWarning()))
                .orElseGet(Ledger::none);
    }

    /**
     * Makes an entry point with default options.
     *
     * @return an entry point for the public addresses
     */
    public static Arr create() {
        return create(ArrOptions.builder().build());
    }

    /**
     * Makes an entry point.
     *
     * @param options addresses, time, deadlines
     * @return an entry point
     * @throws NullPointerException if {@code options} is null
     * @throws IllegalStateException if the Jackson on the class path is older than 2.16
     */
    public static Arr create(ArrOptions options) {
        return rehearsing(options, STRAIGHT);
    }

    /**
     * Makes an entry point for a rehearsal: requests to an address that is given in full, as in
     * {@link Account#endpoint(URI)}, go to another address instead. The token service and the regions are those of the
     * options.
     *
     * @param options addresses, time, deadlines
     * @param standIn maps an address to the one that is used instead
     * @return an entry point
     * @throws NullPointerException if an argument is null
     */
    @Experimental
    public static Arr rehearsing(ArrOptions options, UnaryOperator<URI> standIn) {
        Objects.requireNonNull(options, "options");
        JacksonVersion.require();
        return new Arr(
                options,
                standIn,
                new HttpTransport(
                        options.connectTimeout(),
                        options.requestTimeout(),
                        options.time(),
                        options.sslContext(),
                        options.http()),
                new ClientClosing());
    }

    /**
     * Makes another entry point that shares the connections of this one, for many that differ in their options only. The
     * connect timeout, the TLS context, the HTTP client and the proxy are those of this one. Closing it cancels its own requests; closing this one
     * cancels both.
     *
     * @param other the options of the other
     * @return the other entry point, whose accounts have token caches and limits of their own
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalStateException if this one is a rehearsal, since other addresses would leave it. Nothing was sent
     */
    public Arr sharing(ArrOptions other) {
        Objects.requireNonNull(other, "other");
        if (detour != STRAIGHT) {
            throw UsageErrors.state("a rehearsal has one entry point: the addresses of another would lead out of it");
        }
        return new Arr(
                other,
                STRAIGHT,
                http.with(other.requestTimeout(), other.time(), other.http().headers()),
                closing.shared());
    }

    /**
     * The options of this entry point.
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
     * Names the account and its key. All that this entry point makes for the same account and key share one token,
     * until it is closed.
     *
     * @param id the account
     * @param key the primary or secondary key
     * @return the account
     * @throws NullPointerException if an argument is null
     */
    public Account account(AccountId id, AccountKey key) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        AccountRuntime runtime = runtimeOf(id);
        TokenCache shared = runtime.tokens().computeIfAbsent(key, any -> tokens(id, key));
        return account(id, runtime, shared, options.sts().toString());
    }

    private TokenCache tokens(AccountId id, AccountKey key) {
        return new TokenCache(new StsClient(options.sts(), id, key, this::sendTraced, options.time()), options.time());
    }

    /**
     * Names the account and the provider of its tokens, in place of a key. What the returned account makes shares one
     * token; another account with the same provider asks it again.
     *
     * @param id the account
     * @param tokens gives the tokens
     * @return the account
     * @throws NullPointerException if an argument is null
     */
    public Account account(AccountId id, TokenProvider tokens) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tokens, "tokens");
        TokenCache own = new TokenCache(() -> ask(tokens), options.time());
        return account(id, runtimeOf(id), own, "a provider");
    }

    /** A request for a token serves all calls that wait for it, so it is not known which of them send it again. */
    private CompletableFuture<WireResponse> sendTraced(WireRequest request) {
        Consumer<Exchange> listener = listeners.begin("token");
        if (listener == null) {
            return transport.send(request);
        }
        WireRequest traced = request.traced(new RequestTrace("token", listener));
        CompletableFuture<WireResponse> answer = transport.send(traced);
        answer.whenComplete((any, failure) -> traced.settled(false));
        return answer;
    }

    /** The provider may take long; closing this does not wait for it. */
    private CompletableFuture<AccessToken> ask(TokenProvider tokens) {
        CompletableFuture<AccessToken> answer = CompletableFuture.supplyAsync(
                tokens::token, Futures.callers(options.http().executor()));
        closing.onClose(
                answer,
                () -> answer.completeExceptionally(new ArrConnectionException(
                        Failure.unsent(Operation.TOKEN, "the client was closed").withClientClosed(), null)));
        return answer;
    }

    private Account account(AccountId id, AccountRuntime runtime, TokenCache tokens, String issuer) {
        return new AccountHandle(id, options, detour, transport, tokens, issuer, runtime);
    }

    private AccountRuntime runtimeOf(AccountId id) {
        return runtimes.computeIfAbsent(id, any -> newRuntime());
    }

    private void forgetTokens() {
        runtimes.values().forEach(each -> each.tokens().values().forEach(TokenCache::forget));
    }

    private AccountRuntime newRuntime() {
        return new AccountRuntime(
                new ConcurrentHashMap<>(),
                new CallRateLimiter(options.callsPerMinute(), options.time()),
                new KnownSessions(),
                ledger,
                pending,
                schedules,
                listeners,
                closing);
    }

    /**
     * The schedules that were begun and have not ended. Costs no request.
     *
     * @return a copy, in the order in which they were begun
     */
    public List<SessionSchedule> schedules() {
        return List.copyOf(schedules);
    }

    /**
     * The sessions of all accounts and endpoints that processes of this machine left behind when they ended, by the
     * ledger ({@link ArrOptions.Builder#ledger}). {@link ArrClient#leftovers()} stops those of one account and
     * endpoint.
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
     * Refuses further starts and waits for those that are pending, so that no session is left whose id is unknown. To be
     * called at a signal, before the sessions are stopped. A start that was given up is pending until its session is
     * stopped. An interrupt does not end the wait.
     *
     * @param atMost how long to wait, in real time
     * @return true if the outcome of each start is known; if false, {@link #leftovers()} of a later process shows the
     *     others, where there is a ledger
     * @throws NullPointerException if {@code atMost} is null
     */
    public boolean noMoreStarts(Duration atMost) {
        return pending.close(Objects.requireNonNull(atMost, "atMost"));
    }

    /**
     * Cancels the requests that are under way, ends the waits, the lease keepers and the schedules, forgets the tokens, and closes the
     * connections; no more requests are sent. Sessions are left as they are: those that run are billed, and the
     * exception of each call that this ends says so, a {@link dev.arrshell.error.WaitCancelledException} for a wait. From Java 21 on this also
     * ends the HTTP client's threads; before, they end once nothing refers to them.
     */
    @Override
    public void close() {
        // First, so that a wait tells that the client was closed, not that its request was.
        closing.close();
        http.close();
    }

    @Override
    public String toString() {
        return "Arr(" + options.apiVersion() + ")";
    }
}
