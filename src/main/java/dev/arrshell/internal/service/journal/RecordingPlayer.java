package dev.arrshell.internal.service.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.RecordingFormat;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers from a recording. A request is answered with the first exchange not played yet that has its method, path,
 * query and body; so requests to one thing keep their order, and those to different things need not. Where a server
 * stood, host and region, does not count. Thread-safe.
 */
public final class RecordingPlayer {

    private static final Pattern PATH = Pattern.compile(".*?((?:/v1)?/accounts/([^/]+)/.*)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("content-length", "connection", "transfer-encoding", "date", "keep-alive");

    private final List<Exchange> unplayed;
    private final Optional<Instant> begin;
    private final Optional<AccountId> account;
    private final List<String> mismatches = new ArrayList<>();

    private RecordingPlayer(List<Exchange> recorded) {
        unplayed = new LinkedList<>(recorded);
        begin = recorded.stream().map(Exchange::at).findFirst();
        account = recorded.stream()
                .map(exchange -> PATH.matcher(String.valueOf(exchange.uri().getPath())))
                .filter(Matcher::matches)
                .map(path -> AccountId.parse(path.group(2)))
                .findFirst();
    }

    /**
     * Plays a file.
     *
     * @throws IllegalArgumentException if it is no recording, is damaged, or a newer version wrote it
     * @throws UncheckedIOException if it cannot be read
     */
    public static RecordingPlayer of(Path file) {
        try {
            return new RecordingPlayer(RecordingFormat.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recording " + file + " (nothing was started)", e);
        }
    }

    /** When the recording begins. */
    public Optional<Instant> begin() {
        return begin;
    }

    /** The first account that the recording speaks of. */
    public Optional<AccountId> account() {
        return account;
    }

    /** What of the recording was not asked for, in its order. */
    public synchronized List<Exchange> unplayed() {
        return List.copyOf(unplayed);
    }

    /** What was asked for and is not in the recording, each with the difference. */
    public synchronized List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    public synchronized ResponseDelivery reply(ServiceRequest request, Function<AccountId, String> tokens) {
        Optional<Exchange> meant =
                unplayed.stream().filter(exchange -> isLike(exchange, request)).findFirst();
        if (meant.isPresent()) {
            unplayed.remove(meant.get());
            return played(meant.get(), request, tokens);
        }
        return isToken(request)
                ? ResponseDelivery.whole(token(request, tokens))
                : ResponseDelivery.whole(mismatch(request));
    }

    private static boolean isLike(Exchange exchange, ServiceRequest request) {
        return isAt(exchange, request) && sameBody(exchange.requestBody(), text(request));
    }

    private static boolean isAt(Exchange exchange, ServiceRequest request) {
        return exchange.method().equals(request.method())
                && place(exchange.uri()).equals(place(request.uri()));
    }

    /** Path and query without what stands for host and region. */
    private static String place(URI uri) {
        Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
        String relative = path.matches() ? path.group(1).toLowerCase(Locale.ROOT) : String.valueOf(uri.getPath());
        return uri.getQuery() == null ? relative : relative + "?" + uri.getQuery();
    }

    private static String text(ServiceRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static boolean sameBody(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<JsonNode> first = tree(one);
        return first.isPresent() && first.equals(tree(other));
    }

    /** Nothing for texts that are no JSON object: they are equal only to themselves. */
    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(ServiceJsonParser.lenientObject(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ApiError noJson) {
            return Optional.empty();
        }
    }

    private static ResponseDelivery played(
            Exchange exchange, ServiceRequest request, Function<AccountId, String> tokens) {
        if (exchange.status() == 0) {
            return ResponseDelivery.dropped(Optional.empty());
        }
        boolean masked = isToken(request) && exchange.body().contains(SecretRedactor.MASK);
        return ResponseDelivery.whole(masked ? token(request, tokens) : answer(exchange, request));
    }

    /** Addresses of the server that was recorded become addresses of this one. */
    private static ServiceResponse answer(Exchange exchange, ServiceRequest request) {
        URI uri = exchange.uri();
        String then = uri.getScheme() + "://" + uri.getRawAuthority();
        String now = request.base().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.headers().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(", ", values).replace(then, now));
            }
        });
        byte[] body = exchange.body().replace(then, now).getBytes(StandardCharsets.UTF_8);
        return new ServiceResponse(exchange.status(), headers, body, body);
    }

    private static boolean isToken(ServiceRequest request) {
        return request.method().equals("GET") && place(request.uri()).endsWith("/token");
    }

    /** No recording holds a token, so one is made. */
    private static ServiceResponse token(ServiceRequest request, Function<AccountId, String> tokens) {
        Matcher path = PATH.matcher(request.uri().getPath());
        String token = path.matches() ? tokens.apply(AccountId.parse(path.group(2))) : "";
        byte[] body = ServiceJsonWriter.object(json -> json.writeStringField(ProtocolNames.ACCESS_TOKEN, token));
        return ServiceResponse.json(200, body)
                .showing("{\"" + ProtocolNames.ACCESS_TOKEN + "\":\"" + SecretRedactor.MASK + "\"}");
    }

    private ServiceResponse mismatch(ServiceRequest request) {
        String difference = SecretRedactor.mask(unplayed.stream()
                .filter(exchange -> isAt(exchange, request))
                .findFirst()
                .map(exchange -> "the body differs; expected: " + exchange.requestBody() + "; actual: " + text(request))
                .orElseGet(() -> "expected: " + next() + "; actual: " + request.method() + " " + place(request.uri())));
        mismatches.add(difference);
        return ServiceResponse.json(
                400, ServiceJsonWriter.error("ReplayMismatch", "Not in the recording: " + difference, false));
    }

    private String next() {
        return unplayed.isEmpty()
                ? "nothing more"
                : unplayed.get(0).method() + " " + place(unplayed.get(0).uri());
    }
}
