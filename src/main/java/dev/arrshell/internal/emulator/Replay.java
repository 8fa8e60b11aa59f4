package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.wire.ExchangeLines;
import dev.arrshell.internal.wire.Names;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Secrets;
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
public final class Replay {

    private static final Pattern PATH = Pattern.compile(".*?((?:/v1)?/accounts/([^/]+)/.*)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("content-length", "connection", "transfer-encoding", "date", "keep-alive");

    private final List<Exchange> unplayed;
    private final Optional<Instant> begin;
    private final Optional<AccountId> account;
    private final List<String> mismatches = new ArrayList<>();

    private Replay(List<Exchange> recorded) {
        unplayed = new LinkedList<>(recorded);
        begin = recorded.stream().map(Exchange::at).findFirst();
        account = recorded.stream()
                .map(exchange -> PATH.matcher(String.valueOf(exchange.uri().getPath())))
                .filter(Matcher::matches)
                .map(path -> AccountId.of(path.group(2)))
                .findFirst();
    }

    /**
     * Plays a file.
     *
     * @throws IllegalArgumentException if it is no recording, is damaged, or a newer version wrote it
     * @throws UncheckedIOException if it cannot be read
     */
    public static Replay of(Path file) {
        try {
            return new Replay(ExchangeLines.read(file));
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

    synchronized Reply reply(Request request, Function<AccountId, String> tokens) {
        Optional<Exchange> meant =
                unplayed.stream().filter(exchange -> isLike(exchange, request)).findFirst();
        if (meant.isPresent()) {
            unplayed.remove(meant.get());
            return played(meant.get(), request, tokens);
        }
        return isToken(request) ? Reply.whole(token(request, tokens)) : Reply.whole(mismatch(request));
    }

    private static boolean isLike(Exchange exchange, Request request) {
        return isAt(exchange, request) && sameBody(exchange.requestBody(), text(request));
    }

    private static boolean isAt(Exchange exchange, Request request) {
        return exchange.method().equals(request.method())
                && place(exchange.uri()).equals(place(request.uri()));
    }

    /** Path and query without what stands for host and region. */
    private static String place(URI uri) {
        Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
        String relative = path.matches() ? path.group(1).toLowerCase(Locale.ROOT) : String.valueOf(uri.getPath());
        return uri.getQuery() == null ? relative : relative + "?" + uri.getQuery();
    }

    private static String text(Request request) {
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
            return Optional.of(JsonBodies.lenientObject(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Refused noJson) {
            return Optional.empty();
        }
    }

    private static Reply played(Exchange exchange, Request request, Function<AccountId, String> tokens) {
        if (exchange.status() == 0) {
            return Reply.dropped(Optional.empty());
        }
        boolean masked = isToken(request) && exchange.body().contains(Secrets.MASK);
        return Reply.whole(masked ? token(request, tokens) : answer(exchange, request));
    }

    /** Addresses of the server that was recorded become addresses of this one. */
    private static Answer answer(Exchange exchange, Request request) {
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
        return new Answer(exchange.status(), headers, body, body);
    }

    private static boolean isToken(Request request) {
        return request.method().equals("GET") && place(request.uri()).endsWith("/token");
    }

    /** No recording holds a token, so one is made. */
    private static Answer token(Request request, Function<AccountId, String> tokens) {
        Matcher path = PATH.matcher(request.uri().getPath());
        String token = path.matches() ? tokens.apply(AccountId.of(path.group(2))) : "";
        byte[] body = JsonText.object(json -> json.writeStringField(Names.ACCESS_TOKEN, token));
        return Answer.json(200, body).showing("{\"" + Names.ACCESS_TOKEN + "\":\"" + Secrets.MASK + "\"}");
    }

    private Answer mismatch(Request request) {
        String difference = Secrets.mask(unplayed.stream()
                .filter(exchange -> isAt(exchange, request))
                .findFirst()
                .map(exchange -> "the body differs; expected: " + exchange.requestBody() + "; actual: " + text(request))
                .orElseGet(() -> "expected: " + next() + "; actual: " + request.method() + " " + place(request.uri())));
        mismatches.add(difference);
        return Answer.json(400, JsonText.error("ReplayMismatch", "Not in the recording: " + difference, false));
    }

    private String next() {
        return unplayed.isEmpty()
                ? "nothing more"
                : unplayed.get(0).method() + " " + place(unplayed.get(0).uri());
    }
}
