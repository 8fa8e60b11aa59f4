package dev.arrshell.testing;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to an emulator as the protocol says, sharing no code with the client under test. */
public final class RawClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("\\{\"AccessToken\":\"([^\"]+)\"}");
    private static final Pattern ID = Pattern.compile("\\{\"sessionId\":\"([0-9a-f-]{36})\"}");

    private final URI base;
    private final String account;
    private final String token;

    private RawClient(URI base, String account, String token) {
        this.base = base;
        this.account = account;
        this.token = token;
    }

    /** A client of the well-known account with a fresh token. */
    public static RawClient of(ArrEmulator emulator) {
        return of(emulator, ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY);
    }

    /** A client of an account with a fresh token. */
    public static RawClient of(ArrEmulator emulator, AccountId id, AccountKey key) {
        return key.revealTo(text -> of(emulator.uri(), id.value(), text));
    }

    /** A client with a fresh token from the token service at the same base address. */
    public static RawClient of(URI base, String account, String key) {
        return new RawClient(base, account, token(base, account, key));
    }

    private static String token(URI sts, String account, String key) {
        HttpResponse<String> answer = send(sts, "GET", "/accounts/" + account + "/token", "", account + ":" + key);
        Matcher body = TOKEN.matcher(answer.body());
        if (!body.matches()) {
            throw new AssertionError("no token but " + answer.statusCode());
        }
        return body.group(1);
    }

    /** Sends a request with this credential behind {@code Bearer}, or none if it is empty. */
    public static HttpResponse<String> send(URI base, String method, String path, String body, String credential) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!credential.isEmpty()) {
            request.header("Authorization", "Bearer " + credential);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same caller at another base address. */
    public RawClient at(URI other) {
        return new RawClient(other, account, token);
    }

    /** The same caller with another token. */
    public RawClient with(String other) {
        return new RawClient(base, account, other);
    }

    /** The same token used on another account's paths. */
    public RawClient on(AccountId other) {
        return new RawClient(base, other.value(), token);
    }

    /** The token's text. */
    public String token() {
        return token;
    }

    /** Sends a request to any path. */
    public HttpResponse<String> raw(String method, String path, String body) {
        return send(base, method, path, body, token);
    }

    /** Sends a request to a path below the account's, such as {@code /sessions}. */
    public HttpResponse<String> v1(String method, String path, String body) {
        return send(base, method, "/v1/accounts/" + account + path, body, token);
    }

    public HttpResponse<String> create(String lease, String size) {
        String body = "{\"maxLeaseTime\":\"" + lease + "\",\"models\":[],\"size\":\"" + size + "\"}";
        return v1("POST", "/sessions/create", body);
    }

    /** Creates a session and returns its id. */
    public String created(String lease, String size) {
        HttpResponse<String> answer = create(lease, size);
        Matcher body = ID.matcher(answer.body());
        if (!body.matches()) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return body.group(1);
    }

    public HttpResponse<String> properties(String id) {
        return v1("GET", "/sessions/" + id + "/properties", "");
    }

    public HttpResponse<String> update(String id, String lease) {
        return v1("PATCH", "/sessions/" + id, "{\"maxLeaseTime\":\"" + lease + "\"}");
    }

    public HttpResponse<String> list() {
        return v1("GET", "/sessions", "");
    }

    public HttpResponse<String> stop(String id) {
        return v1("DELETE", "/sessions/" + id, "");
    }
}
