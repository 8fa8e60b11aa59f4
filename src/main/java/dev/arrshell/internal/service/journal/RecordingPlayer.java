package dev.arrshell.internal.service.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.text.SecretRedactor;
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
 * Player of a recording. A request is answered with the first unplayed exchange that has its method, path, query and body;
 * so requests to one address keep their order, and those to different addresses need not. Host and region are ignored.
 * Thread-safe.
 */
public final class RecordingPlayer {

    private static final Pattern PATH = Pattern.compile(".*?((?:/v1)?/accounts/([^/]+)/.*)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> HEADERS_OF_CONNECTION =
            Set.of("content-length", "connection", "transfer-encoding", "date", "keep-alive");

    /** How many differences it remembers, and how much of a body is in one. */
    private static final int MOST_MISMATCHES = 1000;

    private static final int LONGEST_BODY = 4000;

    private final List<Exchange> unplayed;
    private final Optional<Instant> begin;
    private final Optional<AccountId> account;
    private final List<String> mismatches = new ArrayList<>();

    private RecordingPlayer(List<Exchange> recorded) {
        unplayed = new LinkedList<>(recorded);
        begin = recorded.stream().map(Exchange::at).findFirst();
        account = recorded.stream()
                .flatMap(exchange -> account(exchange.uri()).stream())
                .findFirst();
    }

    /**
     * Reads a recording.
     *
     * @throws IllegalArgumentException if it is no recording, is damaged, or was written by a newer version
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

    /** The first account in the recording. */
    public Optional<AccountId> account() {
        return account;
    }

    private static Optional<AccountId> account(URI uri) {
        Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
        return path.matches() ? Optional.of(AccountId.parse(path.group(2))) : Optional.empty();
    }

    /** The recorded exchanges that were not requested, in their order. */
    public synchronized List<Exchange> unplayed() {
        return List.copyOf(unplayed);
    }

    /** The first {@value #MOST_MISMATCHES} requests that are not in the recording, each with the difference. */
    public synchronized List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /**
     * Answers a request.
     *
     * @param tokens issues a token, because no recording has one
     */
    public synchronized ResponseDelivery play(ServiceRequest request, Function<AccountId, String> tokens) {
        Optional<Exchange> recorded = unplayed.stream()
                .filter(exchange -> hasSameAddress(exchange, request))
                .filter(exchange -> isSameBody(exchange.requestBody(), body(request)))
                .findFirst();
        if (recorded.isPresent()) {
            unplayed.remove(recorded.get());
            return delivery(recorded.get(), request, tokens);
        }
        return ResponseDelivery.whole(isToken(request) ? token(request, tokens) : mismatch(request));
    }

    private static boolean hasSameAddress(Exchange exchange, ServiceRequest request) {
        return exchange.method().equals(request.method())
                && address(exchange.uri()).equals(address(request.uri()));
    }

    /** Path and query without host and region. */
    private static String address(URI uri) {
        Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
        String relative = path.matches() ? path.group(1).toLowerCase(Locale.ROOT) : String.valueOf(uri.getPath());
        return uri.getQuery() == null ? relative : relative + "?" + uri.getQuery();
    }

    private static String body(ServiceRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static boolean isSameBody(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<JsonNode> first = parse(one);
        return first.isPresent() && first.equals(parse(other));
    }

    /** Empty for a text that is no JSON object. */
    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(ServiceJsonParser.lenientObject(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ApiError noJson) {
            return Optional.empty();
        }
    }

    private static ResponseDelivery delivery(
            Exchange exchange, ServiceRequest request, Function<AccountId, String> tokens) {
        if (exchange.status() == 0) {
            return ResponseDelivery.dropped(Optional.empty());
        }
        boolean isMasked = isToken(request) && exchange.responseBody().contains(SecretRedactor.MASK);
        return ResponseDelivery.whole(isMasked ? token(request, tokens) : response(exchange, request));
    }

    /** The recorded response, with this server's addresses in the place of the recorded server's. */
    private static ServiceResponse response(Exchange exchange, ServiceRequest request) {
        String recorded = exchange.uri().getScheme() + "://" + exchange.uri().getRawAuthority();
        String here = request.base().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.responseHeaders().forEach((name, values) -> {
            if (!HEADERS_OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(", ", values).replace(recorded, here));
            }
        });
        byte[] body = exchange.responseBody().replace(recorded, here).getBytes(StandardCharsets.UTF_8);
        return new ServiceResponse(exchange.status(), headers, body, body);
    }

    private static boolean isToken(ServiceRequest request) {
        return request.method().equals("GET") && address(request.uri()).endsWith("/token");
    }

    private static ServiceResponse token(ServiceRequest request, Function<AccountId, String> tokens) {
        return ServiceResponse.token(account(request.uri()).map(tokens).orElse(""));
    }

    private ServiceResponse mismatch(ServiceRequest request) {
        String difference = SecretRedactor.mask(unplayed.stream()
                .filter(exchange -> hasSameAddress(exchange, request))
                .findFirst()
                .map(exchange -> "the body differs; expected: " + exchange.requestBody() + "; actual: "
                        + beginning(body(request)))
                .orElseGet(
                        () -> "expected: " + next() + "; actual: " + request.method() + " " + address(request.uri())));
        if (mismatches.size() < MOST_MISMATCHES) {
            mismatches.add(difference);
        }
        return ServiceResponse.empty(400)
                .withJson(ServiceJsonWriter.error("ReplayMismatch", "Not in the recording: " + difference, false));
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST_BODY ? text : text.substring(0, LONGEST_BODY) + "…";
    }

    private String next() {
        return unplayed.isEmpty()
                ? "nothing more"
                : unplayed.get(0).method() + " " + address(unplayed.get(0).uri());
    }
}
