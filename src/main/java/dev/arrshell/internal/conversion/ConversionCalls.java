package dev.arrshell.internal.conversion;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionSpec;
import dev.arrshell.error.ArrException;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.PageLoader;
import dev.arrshell.internal.wait.PollResult;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.internal.wire.ConversionDialect;
import dev.arrshell.internal.wire.RequestTrace;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import dev.arrshell.model.Exchange;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The calls about conversions, each one request (a listing one per page): spec in, properties out. Thread-safe. */
public final class ConversionCalls {

    private final ConversionDialect dialect;
    private final Transport transport;
    private final AccountEndpoint target;
    private final InstantSource clock;

    /**
     * Makes the calls for one account at one endpoint.
     *
     * @param transport gives successful answers only, as {@link dev.arrshell.internal.transport.RetryingTransport} does
     */
    public ConversionCalls(
            ConversionDialect dialect, Transport transport, AccountEndpoint target, InstantSource clock) {
        this.dialect = dialect;
        this.transport = transport;
        this.target = target;
        this.clock = clock;
    }

    /** The same calls, whose requests are reported to a listener as parts of a call of the API. */
    public ConversionCalls tracedBy(String call, Consumer<? super Exchange> listener) {
        Transport traced = RequestTrace.traced(transport, call, listener);
        return new ConversionCalls(dialect, traced, target, clock);
    }

    /** A sentence that names the part of a spec that this API version cannot express; empty if it can express all. */
    public Optional<String> unsupported(ConversionSpec spec) {
        return dialect.unsupported(spec);
    }

    /** Starts a conversion. Where the client chooses the id, a failure names it: it may have been started. */
    public CompletableFuture<ConversionId> create(ConversionSpec spec) {
        ConversionSpec named = dialect.withClientId(spec);
        CompletableFuture<ConversionId> call = call(dialect.create(target, named), dialect::idIn);
        return named.id().map(id -> about(id, call)).orElse(call);
    }

    public CompletableFuture<ConversionProperties> properties(ConversionId id) {
        return about(id, Futures.map(poll(id), PollResult::properties));
    }

    /** Reads the properties and how long the service asks to wait before the next request. */
    CompletableFuture<PollResult<ConversionProperties>> poll(ConversionId id) {
        return call(
                dialect.properties(target, id),
                (request, answer) -> new PollResult<>(
                        dialect.propertiesIn(id, request, answer, clock.instant()),
                        WireResponseReader.retryAfter(answer),
                        WireResponseReader.correlationVector(answer)));
    }

    /** Lists the conversions; empty if this API version has no request for it. */
    public Optional<CompletableFuture<List<ConversionProperties>>> list() {
        return dialect.list(target)
                .map(first -> PageLoader.load(
                        transport,
                        first,
                        new PageLoader.PageReader<>(
                                (request, answer) -> dialect.conversionsIn(request, answer, clock.instant()),
                                dialect::nextPage)));
    }

    private <T> CompletableFuture<T> call(WireRequest request, BiFunction<WireRequest, WireResponse, T> reader) {
        return Futures.map(transport.send(request), answer -> reader.apply(request, answer));
    }

    private static <T> CompletableFuture<T> about(ConversionId id, CompletableFuture<T> call) {
        CompletableFuture<T> named = call.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                Futures.cause(failure) instanceof ArrException e
                        ? e.with(e.failure().withConversion(id, null))
                        : failure));
        return Futures.cancelling(named, call);
    }
}
