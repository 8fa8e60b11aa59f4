package dev.arrshell.internal.auth;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.wire.Answers;
import dev.arrshell.internal.wire.Names;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.AccessToken;
import java.util.concurrent.CompletableFuture;

/** Puts the token on each request and, after a 401, tries once more with a new one. */
public final class AuthorizedTransport implements Transport {

    private static final int UNAUTHORIZED = 401;

    private final Transport next;
    private final TokenCache tokens;

    public AuthorizedTransport(Transport next, TokenCache tokens) {
        this.next = next;
        this.tokens = tokens;
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        Call call = new Call();
        CompletableFuture<WireResponse> result = tokens.token().thenCompose(token -> call.first(request, token));
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                call.cancel();
            }
        });
        return result;
    }

    /** One call, which remembers the request under way so that it can be broken off. */
    private final class Call {

        private volatile CompletableFuture<WireResponse> underWay;

        CompletableFuture<WireResponse> first(WireRequest request, AccessToken token) {
            return signed(request, token).thenCompose(answer -> {
                if (answer.status() != UNAUTHORIZED) {
                    return CompletableFuture.completedFuture(answer);
                }
                tokens.reject(token);
                return tokens.token().thenCompose(renewed -> second(request, renewed));
            });
        }

        private CompletableFuture<WireResponse> second(WireRequest request, AccessToken token) {
            return signed(request, token).thenApply(answer -> {
                if (answer.status() == UNAUTHORIZED) {
                    throw twice(Answers.refused(request, answer));
                }
                return answer;
            });
        }

        private ArrException twice(ArrException refused) {
            return refused.with(refused.failure().withAttempts(2));
        }

        private CompletableFuture<WireResponse> signed(WireRequest request, AccessToken token) {
            underWay = next.send(request.withHeader(Names.AUTHORIZATION, token.revealTo(text -> Names.BEARER + text)));
            return underWay;
        }

        void cancel() {
            CompletableFuture<WireResponse> request = underWay;
            if (request != null) {
                request.cancel(true);
            }
        }
    }
}
