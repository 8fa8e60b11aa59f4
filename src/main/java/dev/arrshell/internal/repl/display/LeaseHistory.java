package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.internal.view.SessionStopResult;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the answers kept so far tell of a session's past: its lease, and when it was asked for. */
final class LeaseHistory {

    private static final Pattern ID = Pattern.compile("/sessions/(?!create\\b)([\\w-]+)");
    private static final Pattern LEASE =
            Pattern.compile("(?i)\"(?:session)?maxLeaseTime(Minutes)?\"\\s*:\\s*\"?([\\d.:]+)");

    private final List<Exchange> latestFirst;

    LeaseHistory(List<Exchange> latestFirst) {
        this.latestFirst = latestFirst;
    }

    /** A session's lease as last heard of before an exchange; zero if it was not. */
    Duration leaseBefore(Exchange update) {
        return id(update).flatMap(id -> lease(id, older(update))).orElse(Duration.ZERO);
    }

    /** What an answer to a stop ended. */
    Optional<SessionStopResult> stopped(Exchange stop) {
        return id(stop).map(id -> new SessionStopResult(
                SessionId.of(id),
                created(id).map(created -> Duration.between(created.at(), stop.at())),
                lease(id, latestFirst),
                Optional.of(stop)));
    }

    private List<Exchange> older(Exchange than) {
        return latestFirst.stream()
                .dropWhile(exchange -> exchange != than)
                .skip(1)
                .toList();
    }

    private Optional<Exchange> created(String id) {
        return latestFirst.stream()
                .filter(exchange -> exchange.operation().equals(Optional.of(Operation.CREATE)))
                .filter(exchange -> exchange.body().contains(id))
                .findFirst();
    }

    private static Optional<Duration> lease(String id, List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> exchange.status() / 100 == 2)
                .filter(exchange -> isAbout(exchange, id))
                .flatMap(exchange -> lease(exchange).stream())
                .findFirst();
    }

    private static boolean isAbout(Exchange exchange, String id) {
        boolean list = exchange.operation().equals(Optional.of(Operation.LIST));
        return !list
                && (exchange.uri().getPath().contains(id) || exchange.body().contains(id));
    }

    /** From the answer, else from what was asked for. */
    private static Optional<Duration> lease(Exchange exchange) {
        Matcher lease = LEASE.matcher(exchange.body() + exchange.requestBody());
        if (!lease.find()) {
            return Optional.empty();
        }
        return Optional.of(
                lease.group(1) == null
                        ? DotNetTimeSpan.parse(lease.group(2))
                        : Duration.ofMinutes(Long.parseLong(lease.group(2))));
    }

    private static Optional<String> id(Exchange exchange) {
        Matcher id = ID.matcher(exchange.uri().getPath());
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }
}
