package dev.arrshell.internal.transport;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ReasonPhrases;
import dev.arrshell.internal.wire.RequestTrace;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.ExchangeBuilder;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Transport that tells listeners of every exchange that went over the wire, secrets masked. Without any it costs nothing. */
public final class RecordingTransport implements Transport {

    private static final Pattern TOKEN_FIELD =
            Pattern.compile("(\"" + ProtocolNames.ACCESS_TOKEN + "\"\\s*:\\s*\")[^\"]*(\")", Pattern.CASE_INSENSITIVE);

    private final Transport next;
    private final InstantSource clock;
    private final ExchangeListeners listeners;

    public RecordingTransport(Transport next, InstantSource clock, ExchangeListeners listeners) {
        this.next = next;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        RequestTrace given = request.trace();
        if (given == null && listeners.isEmpty()) {
            return next.send(request);
        }
        RequestTrace trace = given == null ? new RequestTrace("", listeners::tell) : given;
        Instant at = clock.instant();
        long start = System.nanoTime();
        CompletableFuture<WireResponse> call = next.send(request);
        return Futures.cancelling(
                call.whenComplete((answer, failure) -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    trace.ended(exchange(request, answer, failure, at, took));
                    if (given == null) {
                        trace.settled(false);
                    }
                }),
                call);
    }

    private static ExchangeBuilder exchange(
            WireRequest request, WireResponse answer, Throwable failure, Instant at, Duration took) {
        ExchangeBuilder exchange = Exchange.builder(
                        request.method(),
                        URI.create(SecretRedactor.mask(request.uri().toString())),
                        at)
                .operation(request.operation())
                .took(took)
                .request(masked(request), SecretRedactor.mask(request.body()));
        if (answer == null) {
            String why = failure.getMessage() == null ? "cancelled" : failure.getMessage();
            return exchange.status(0, SecretRedactor.mask(why));
        }
        return exchange.status(answer.status(), ReasonPhrases.phrase(answer.status()))
                .response(masked(answer.headers()), body(request, answer));
    }

    private static Map<String, List<String>> masked(WireRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(
                        name,
                        List.of(
                                name.equalsIgnoreCase(ProtocolNames.AUTHORIZATION)
                                        ? ProtocolNames.BEARER + SecretRedactor.MASK
                                        : value)));
        return headers;
    }

    private static Map<String, List<String>> masked(Map<String, List<String>> answered) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answered.forEach((name, values) ->
                headers.put(name, values.stream().map(SecretRedactor::mask).toList()));
        return headers;
    }

    private static String body(WireRequest request, WireResponse answer) {
        String text = answer.text();
        String shown = request.operation() == Operation.TOKEN
                ? TOKEN_FIELD.matcher(text).replaceAll("$1" + SecretRedactor.MASK + "$2")
                : text;
        return SecretRedactor.mask(shown);
    }
}
