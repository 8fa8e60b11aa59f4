package dev.arrshell.bench.calls;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.mixedreality.remoterendering.RemoteRenderingClient;
import com.azure.mixedreality.remoterendering.RemoteRenderingClientBuilder;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The SDK's synchronous client over its default transport. Its own pipeline sends a token over TLS only, so it is given
 * a shorter one: a header and the retries.
 */
final class Azure implements Caller {

    private final RemoteRenderingClient client;

    Azure(URI base) {
        HttpPipelinePolicy token =
                new AddHeadersPolicy(new HttpHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer " + TOKEN));
        client = new RemoteRenderingClientBuilder()
                .endpoint(base.toString())
                .accountId(ACCOUNT)
                .accountDomain("westus2.mixedreality.azure.com")
                .accessToken(new AccessToken(
                        TOKEN, OffsetDateTime.now(ZoneOffset.UTC).plusDays(1)))
                .pipeline(new HttpPipelineBuilder()
                        .policies(token, new RetryPolicy())
                        .build())
                .buildClient();
    }

    @Override
    public String hostname() {
        return client.getSession(SESSION).getHostname();
    }

    @Override
    public void close() {
        // The SDK's threads are daemons, and it has nothing to close.
    }
}
