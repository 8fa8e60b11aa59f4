package dev.arrshell.testkit;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.wire.RequestPath;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writer of a report about the emulator of a test, in which the reason of a failure can be found. */
final class EmulatorReport {

    private static final int MOST_LINES = 40;

    /** So much of a session's id tells it from the others of a test. */
    private static final int SHORT_ID = 8;

    private final TestAccount account;

    /** When the test began, by its clock. */
    private final Instant began;

    private EmulatorReport(TestAccount account, Instant began) {
        this.account = account;
        this.began = began;
    }

    /** A heading and its lines for each thing that there is something to say of. */
    static String of(TestAccount account, Instant began) {
        return new EmulatorReport(account, began).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        add(lines, "sessions:", sessions());
        add(lines, "requests, by the time since the test began:", requests());
        add(lines, "faults that were never used:", account.emulator().unusedFaults());
        lines.addAll(account.hints());
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String heading, List<?> found) {
        if (!found.isEmpty()) {
            lines.add(heading);
            found.forEach(one -> lines.add("  " + one));
        }
    }

    private List<String> sessions() {
        List<Leak> leaks = account.leaks();
        List<String> rows = account.emulator().sessions().stream()
                .map(session -> leaks.stream()
                        .filter(leak -> leak.session().id().equals(session.id()))
                        .findFirst()
                        .map(Leak::toString)
                        .orElseGet(() -> row(session)))
                .toList();
        return rows.isEmpty() ? List.of("none was started") : rows;
    }

    private static String row(SessionProperties session) {
        return "session " + session.id() + " (" + session.size() + ", " + session.statusText() + ")"
                + session.message().map(why -> ": " + why).orElse("");
    }

    private List<String> requests() {
        List<Exchange> all = account.emulator().journal();
        boolean sessions = account.emulator().sessions().size() > 1;
        boolean regions = all.stream()
                        .map(exchange -> RequestPath.of(exchange.uri()).region())
                        .flatMap(Optional::stream)
                        .distinct()
                        .count()
                > 1;
        List<Repeated> lines = new ArrayList<>();
        for (Exchange exchange : all) {
            String line = line(exchange, sessions, regions);
            Repeated last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null && last.line.equals(line)) {
                lines.set(lines.size() - 1, last.again(exchange.at()));
            } else {
                lines.add(new Repeated(line, exchange.at(), exchange.at(), 1));
            }
        }
        List<Repeated> shown = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        long left = account.emulator().dropped()
                + all.size()
                - shown.stream().mapToInt(Repeated::times).sum();
        Stream<String> head = left == 0 ? Stream.empty() : Stream.of("(" + left + " earlier ones are left out)");
        return Stream.concat(head, shown.stream().map(this::timed)).toList();
    }

    private String timed(Repeated each) {
        String times = each.times == 1 ? "" : " x" + each.times;
        String until = each.last.equals(each.first) ? "" : ", the last at " + since(each.last);
        return "%-7s %s%s%s".formatted(since(each.first), each.line, times, until);
    }

    private String since(Instant moment) {
        return DurationText.format(Duration.between(began, moment));
    }

    /** The request and the status of its response, without the parts that all of a test's requests share. */
    private static String line(Exchange exchange, boolean severalSessions, boolean severalRegions) {
        RequestPath path = RequestPath.of(exchange.uri());
        String what = exchange.operation()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .orElseGet(path::withoutAccount);
        String session = path.session()
                .filter(id -> severalSessions)
                .map(id -> " of " + id.substring(0, Math.min(SHORT_ID, id.length())))
                .orElse("");
        String region = path.region()
                .filter(name -> severalRegions)
                .map(name -> " in " + name)
                .orElse("");
        String answer = exchange.status() == 0 ? exchange.reason() : String.valueOf(exchange.status());
        return exchange.method() + " " + what + session + region + " " + answer + TestAccount.reason(exchange);
    }

    /**
     * A line of equal requests in a row.
     *
     * @param line what they are
     * @param first when the first came
     * @param last when the last came
     * @param times how many
     */
    private record Repeated(String line, Instant first, Instant last, int times) {

        Repeated again(Instant at) {
            return new Repeated(line, first, at, times + 1);
        }
    }
}
