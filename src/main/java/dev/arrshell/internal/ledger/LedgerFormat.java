package dev.arrshell.internal.ledger;

import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.internal.wire.FlatJson;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Format of the ledger: each line is one event of a start. A line that cannot be read, because it is torn or of another
 * version, is skipped.
 */
final class LedgerFormat {

    private static final String EVENT = "event";
    private static final String KEY = "key";
    private static final String ID = "id";
    private static final String LEASE = "lease";
    private static final String ENDPOINT = "endpoint";
    private static final String ACCOUNT = "account";
    private static final String SCHEDULE = "schedule";
    private static final String UNTIL = "until";

    private LedgerFormat() {}

    static String start(LedgerEntry entry) {
        Map<String, String> line = event("start", KEY, entry.key());
        line.put("at", entry.at().toString());
        line.put(ENDPOINT, entry.target().endpoint().toString());
        line.put(ACCOUNT, entry.target().account().toString());
        line.put("size", entry.size().toWire());
        line.put(LEASE, entry.lease().toString());
        putOwner(line, entry.owner());
        entry.id().ifPresent(id -> line.put(ID, id.value()));
        if (entry.settled()) {
            line.put("settled", "true");
        }
        if (entry.kept()) {
            line.put("kept", "true");
        }
        if (!entry.known().isEmpty()) {
            line.put("known", entry.known().stream().map(SessionId::value).collect(Collectors.joining(" ")));
        }
        entry.period().ifPresent(period -> {
            line.put(SCHEDULE, period.schedule());
            line.put(UNTIL, period.until().toString());
        });
        return FlatJson.write(line);
    }

    private static void putOwner(Map<String, String> line, OwnerProcess owner) {
        line.put("pid", Long.toString(owner.pid()));
        owner.since().ifPresent(since -> line.put("since", since.toString()));
        line.put("host", owner.host());
    }

    /** Another process answers for the session from now on. */
    static String adopted(String key, OwnerProcess owner) {
        Map<String, String> line = event("adopted", KEY, key);
        putOwner(line, owner);
        return FlatJson.write(line);
    }

    static String started(String key, SessionId id) {
        Map<String, String> line = event("started", KEY, key);
        line.put(ID, id.value());
        return FlatJson.write(line);
    }

    /** The start created no session, or the reaper has settled it. */
    static String over(String key) {
        return FlatJson.write(event("over", KEY, key));
    }

    static String ended(AccountEndpoint target, SessionId id) {
        return FlatJson.write(about("ended", target, id));
    }

    static String kept(AccountEndpoint target, SessionId id) {
        return FlatJson.write(about("kept", target, id));
    }

    static String leased(AccountEndpoint target, SessionId id, Duration total) {
        Map<String, String> line = about("lease", target, id);
        line.put(LEASE, total.toString());
        return FlatJson.write(line);
    }

    private static Map<String, String> event(String name, String field, String value) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put(EVENT, name);
        line.put(field, value);
        return line;
    }

    private static Map<String, String> about(String name, AccountEndpoint target, SessionId id) {
        Map<String, String> line = event(name, ID, id.value());
        line.put(ENDPOINT, target.endpoint().toString());
        line.put(ACCOUNT, target.account().toString());
        return line;
    }

    /** The starts that are not over, in the order they were begun. */
    static List<LedgerEntry> open(List<String> lines) {
        Map<String, LedgerEntry> open = new LinkedHashMap<>();
        for (String line : lines) {
            FlatJson.read(line).ifPresent(fields -> apply(fields, open));
        }
        return List.copyOf(open.values());
    }

    /** The same starts in as few lines as possible, without those that are of no use any more. */
    static List<String> compact(List<String> lines, Instant now) {
        return open(lines).stream()
                .filter(entry -> !entry.isForgettable(now))
                .map(LedgerFormat::start)
                .toList();
    }

    private static void apply(Map<String, String> line, Map<String, LedgerEntry> open) {
        try {
            applyEvent(line, open);
        } catch (NullPointerException | IllegalArgumentException | DateTimeException senseless) {
            return;
        }
    }

    private static void applyEvent(Map<String, String> line, Map<String, LedgerEntry> open) {
        switch (line.getOrDefault(EVENT, "")) {
            case "start" -> open.put(line.get(KEY), read(line));
            case "started" ->
                open.computeIfPresent(line.get(KEY), (key, entry) -> entry.started(SessionId.parse(line.get(ID))));
            case "adopted" -> open.computeIfPresent(line.get(KEY), (key, entry) -> entry.adopted(owner(line)));
            case "over" -> open.remove(line.get(KEY));
            case "ended" -> open.values().removeIf(entry -> entry.is(target(line), SessionId.parse(line.get(ID))));
            case "kept" -> change(line, open, LedgerEntry::keptUp);
            case "lease" -> change(line, open, entry -> entry.leased(Duration.parse(line.get(LEASE))));
            default -> {}
        }
    }

    private static void change(
            Map<String, String> line, Map<String, LedgerEntry> open, UnaryOperator<LedgerEntry> how) {
        AccountEndpoint target = target(line);
        SessionId id = SessionId.parse(line.get(ID));
        open.replaceAll((key, entry) -> entry.is(target, id) ? how.apply(entry) : entry);
    }

    private static LedgerEntry read(Map<String, String> line) {
        return new LedgerEntry(
                line.get(KEY),
                Instant.parse(line.get("at")),
                target(line),
                SessionSize.fromWire(line.get("size")),
                Duration.parse(line.get(LEASE)),
                owner(line),
                Optional.ofNullable(line.get(ID)).map(SessionId::parse),
                line.containsKey("settled"),
                line.containsKey("kept"),
                known(line.getOrDefault("known", "")),
                Optional.ofNullable(line.get(SCHEDULE))
                        .map(name -> new ScheduledPeriod(name, Instant.parse(line.get(UNTIL)))));
    }

    private static OwnerProcess owner(Map<String, String> line) {
        return new OwnerProcess(
                Long.parseLong(line.get("pid")),
                Optional.ofNullable(line.get("since")).map(Instant::parse),
                line.get("host"));
    }

    private static AccountEndpoint target(Map<String, String> line) {
        return new AccountEndpoint(URI.create(line.get(ENDPOINT)), AccountId.parse(line.get(ACCOUNT)));
    }

    private static Set<SessionId> known(String ids) {
        return Arrays.stream(ids.split(" "))
                .filter(id -> !id.isEmpty())
                .map(SessionId::parse)
                .collect(Collectors.toSet());
    }
}
