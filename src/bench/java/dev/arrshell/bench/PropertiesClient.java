package dev.arrshell.bench;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.mixedreality.remoterendering.RemoteRenderingClient;
import com.azure.mixedreality.remoterendering.RemoteRenderingClientBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.ApiVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A client that reads a session's properties: one GET and its parse for each call. Thread-safe. */
@FunctionalInterface
interface PropertiesClient {

    String ACCOUNT = "11111111-1111-1111-1111-111111111111";
    String SESSION = "e13d2c44-63e0-4591-991e-f9e05e599a93";

    /** A token with the shape and length of a real one, which expires in 2100. The server does not check it. */
    String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9." + "x".repeat(512);

    /** The host name in the answer. */
    String hostname() throws IOException, InterruptedException;

    static PropertiesClient of(String name, URI server) {
        return switch (name) {
            case "hand-written" -> handWritten(server);
            case "arr" -> arr(server);
            case "azure" -> azure(server);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static PropertiesClient arr(URI server) {
        AccessToken token = AccessToken.parse(TOKEN);
        Session session = Arr.create(
                        ArrOptions.builder().apiVersion(ApiVersion.V2021_01_01).build())
                .account(AccountId.parse(ACCOUNT), () -> token)
                .endpoint(server)
                .session(SESSION);
        return () -> session.properties().hostname().orElseThrow();
    }

    /** What a programmer writes in half an hour over the JDK's client and Jackson. */
    private static PropertiesClient handWritten(URI server) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        ObjectMapper json = new ObjectMapper();
        URI session = URI.create(server + "/accounts/" + ACCOUNT + "/sessions/" + SESSION + "?api-version=2021-01-01");
        return () -> {
            HttpRequest request = HttpRequest.newBuilder(session)
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Accept", "application/json")
                    .build();
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return json.readTree(response.body()).get("hostname").textValue();
        };
    }

    /** The Azure SDK. Its own pipeline sends a token over TLS only, so it gets a shorter one: a header and retries. */
    private static PropertiesClient azure(URI server) {
        var token = new AddHeadersPolicy(new HttpHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer " + TOKEN));
        RemoteRenderingClient client = new RemoteRenderingClientBuilder()
                .endpoint(server.toString())
                .accountId(ACCOUNT)
                .accountDomain("westus2.mixedreality.azure.com")
                .accessToken(new com.azure.core.credential.AccessToken(
                        TOKEN, OffsetDateTime.now(ZoneOffset.UTC).plusDays(1)))
                .pipeline(new HttpPipelineBuilder()
                        .policies(token, new RetryPolicy())
                        .build())
                .buildClient();
        return () -> client.getSession(SESSION).getHostname();
    }
}
