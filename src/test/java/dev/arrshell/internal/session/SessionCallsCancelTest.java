package dev.arrshell.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.internal.wire.WireDialect;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.SessionId;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionCallsCancelTest {

    private final CompletableFuture<WireResponse> request = new CompletableFuture<>();
    private final SessionCalls calls = new SessionCalls(
            WireDialect.of(ApiVersion.V1),
            sent -> request,
            new AccountEndpoint(
                    URI.create("http://127.0.0.1:1"), AccountId.parse("11111111-1111-1111-1111-111111111111")),
            TimeSource.system(),
            new KnownSessions());

    @Test
    void cancellingTheReadingOfPropertiesCancelsItsRequest() {
        calls.properties(SessionId.random()).cancel(true);

        assertThat(request).isCancelled();
    }

    @Test
    void cancellingAListingCancelsItsRequest() {
        calls.list().cancel(true);

        assertThat(request).isCancelled();
    }

    @Test
    void cancellingTwoCallsInSequenceCancelsTheOneUnderWay() {
        CompletableFuture<String> second = new CompletableFuture<>();
        CompletableFuture<WireResponse> first = new CompletableFuture<>();
        CompletableFuture<String> whole = Futures.compose(first, answer -> second);

        first.complete(null);
        whole.cancel(true);

        assertThat(second).isCancelled();
    }
}
