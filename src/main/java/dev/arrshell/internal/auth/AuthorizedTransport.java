package dev.arrshell.internal.auth;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import dev.arrshell.model.AccessToken;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * Transport that adds the token to each request and, after a 401, tries once more with a new one. A request to any other
 * server than the endpoint's is not signed and not sent.
 */
public final class AuthorizedTransport implements Transport {

    private static final int UNAUTHORIZED = 401;

    private final Transport next;
    private final TokenCache tokens;
    private final URI endpoint;
    private final InstantSource clock;

    public AuthorizedTransport(Transport next, TokenCache tokens, URI endpoint, InstantSource clock) {
        this.next = next;
        this.tokens = tokens;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        if (!sameOrigin(request.uri())) {
            return CompletableFuture.failedFuture(wrongServer(request));
        }
        return Futures.compose(tokens.token(), token -> first(request, token));
    }

    private boolean sameOrigin(URI uri) {
        return endpoint.getScheme().equalsIgnoreCase(uri.getScheme())
                && endpoint.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
    }

    private ArrException wrongServer(WireRequest request) {
        String why = "the token is for " + endpoint.getRawAuthority() + " and must not be sent to "
                + request.uri().getRawAuthority();
        return new ArrConnectionException(Failure.unsent(request.operation(), why), null);
    }

    private CompletableFuture<WireResponse> first(WireRequest request, AccessToken token) {
        return Futures.compose(signed(request, token), answer -> {
            if (answer.status() != UNAUTHORIZED) {
                return CompletableFuture.completedFuture(answer);
            }
            request.settled(true);
            tokens.reject(token);
            return Futures.compose(tokens.token(), renewed -> second(request, renewed));
        });
    }

    private CompletableFuture<WireResponse> second(WireRequest request, AccessToken token) {
        return Futures.map(signed(request, token), answer -> {
            if (answer.status() == UNAUTHORIZED) {
                throw refusedTwice(request, answer);
            }
            return answer;
        });
    }

    private ArrException refusedTwice(WireRequest request, WireResponse answer) {
        ArrException refused = WireResponseReader.exception(request, answer);
        ClockSkew skew = new ClockSkew(clock);
        skew.learn(answer);
        return refused.with(
                refused.failure().withAttempts(2).withDetail(skew.describe().orElse("")));
    }

    private CompletableFuture<WireResponse> signed(WireRequest request, AccessToken token) {
        return next.send(
                request.withHeader(ProtocolNames.AUTHORIZATION, token.revealTo(text -> ProtocolNames.BEARER + text)));
    }
}
