package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.PageLoader;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.internal.wait.PollResult;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.internal.wire.RequestTrace;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireDialect;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.server.ServerOutput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The five calls of the service, each one request (a listing one per page): spec in, properties out. Thread-safe. */
public final class SessionCalls {

    private final WireDialect dialect;
    private final Transport transport;
    private final AccountEndpoint target;
    private final InstantSource clock;
    private final KnownSessions known;

    /**
     * Makes the calls for one account at one endpoint.
     *
     * @param transport gives successful answers only, as {@link dev.arrshell.internal.transport.RetryingTransport} does
     * @param known the sessions of the account that this process has seen
     */
    public SessionCalls(
            WireDialect dialect,
            Transport transport,
            AccountEndpoint target,
            InstantSource clock,
            KnownSessions known) {
        this.dialect = dialect;
        this.transport = transport;
        this.target = target;
        this.clock = clock;
        this.known = known;
    }

    /** The same calls, whose requests are reported to a listener as parts of a call of the API. */
    public SessionCalls tracedBy(String call, Consumer<? super Exchange> listener) {
        Transport traced = RequestTrace.traced(transport, call, listener);
        return new SessionCalls(dialect, traced, target, clock, known);
    }

    /** The account and the endpoint of the calls. */
    public AccountEndpoint target() {
        return target;
    }

    /** The sessions of the account that this process has seen. */
    public KnownSessions known() {
        return known;
    }

    /** The spec with an id, if the client chooses ids in this API version. */
    SessionSpec withClientId(SessionSpec spec) {
        return dialect.withClientId(spec);
    }

    /** A length rounded up to what the service can count. */
    Duration leaseFor(Duration atLeast) {
        Duration within = leaseWithin(atLeast);
        return within.equals(atLeast) ? within : within.plus(dialect.leaseStep());
    }

    /** A length rounded down to what the service can count. */
    Duration leaseWithin(Duration atMost) {
        return dialect.leaseStep().multipliedBy(atMost.dividedBy(dialect.leaseStep()));
    }

    /** A sentence that names the part of a spec that this API version cannot express; empty if it can express all. */
    public Optional<String> unsupported(SessionSpec spec) {
        return dialect.unsupported(spec);
    }

    /**
     * Creates a session. Where the client chooses the id, a failure names it: the session may have been created.
     *
     * @param spec with an id where the client chooses it, see {@link #withClientId}
     */
    public CompletableFuture<SessionId> create(SessionSpec spec) {
        CompletableFuture<SessionId> call = call(dialect.create(target, spec), dialect::idIn);
        return spec.id().map(id -> about(id, call)).orElse(call);
    }

    public CompletableFuture<SessionProperties> properties(SessionId id) {
        return about(id, Futures.map(poll(id), PollResult::properties));
    }

    /** Reads the properties and how long the service asks to wait before the next request. */
    CompletableFuture<PollResult<SessionProperties>> poll(SessionId id) {
        return call(
                dialect.properties(target, id),
                (request, answer) -> new PollResult<>(
                        dialect.propertiesIn(request, answer, clock.instant()),
                        WireResponseReader.retryAfter(answer),
                        WireResponseReader.correlationVector(answer)));
    }

    public CompletableFuture<List<SessionProperties>> list() {
        return PageLoader.load(
                transport,
                dialect.list(target),
                new PageLoader.PageReader<>(
                        (request, answer) -> dialect.sessionsIn(request, answer, clock.instant()), dialect::nextPage));
    }

    /** Sets the lease. Only some API versions answer with the properties. */
    public CompletableFuture<Optional<SessionProperties>> update(SessionId id, Lease total) {
        return about(
                id,
                call(
                        dialect.update(target, id, total),
                        (request, answer) -> dialect.updatedPropertiesIn(request, answer, clock.instant())));
    }

    public CompletableFuture<Void> stop(SessionId id) {
        known.stopping(id);
        CompletableFuture<Void> stop = call(dialect.stop(target, id), SessionCalls::done);
        stop.whenComplete((done, failure) -> {
            if (Futures.cause(failure) instanceof ArrException refused && !RetryRules.mayHaveWorked(refused)) {
                known.notStopped(id);
            }
        });
        return about(id, stop);
    }

    /** Reads what the session's server has printed after so many bytes. */
    public CompletableFuture<ServerOutput> log(SessionId id, long from) {
        return about(id, call(dialect.log(target, id, from), dialect::outputIn));
    }

    private static Void done(WireRequest request, WireResponse answer) {
        WireResponseReader.requireEmptyOrJson(request, answer);
        return null;
    }

    private <T> CompletableFuture<T> call(WireRequest request, BiFunction<WireRequest, WireResponse, T> reader) {
        return Futures.map(transport.send(request), answer -> reader.apply(request, answer));
    }

    private static <T> CompletableFuture<T> about(SessionId id, CompletableFuture<T> call) {
        CompletableFuture<T> named = call.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                Futures.cause(failure) instanceof ArrException e
                        ? e.with(e.failure().withSession(id))
                        : failure));
        return Futures.cancelling(named, call);
    }
}
