package dev.arrshell.internal.ledger;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Leftover;
import dev.arrshell.model.ReapResult;
import dev.arrshell.model.ReapResult.Result;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stops the sessions of processes that have ended, and nothing else. A session whose id an answer confirmed is stopped
 * before anything is asked about it, so that no failing read keeps it running. For one run in one thread.
 */
public final class Reaper {

    /** A request that a process sent just before it ended may take this long to have its effect. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** How much the clocks of two machines may differ, or one may be corrected. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    /** Elapsed times are rounded. */
    private static final Duration ROUNDING = Duration.ofSeconds(5);

    /** A session that became ready later than this after the request belongs to another request, or is very slow. */
    private static final Duration BOOT = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final SessionApi api;
    private final Instant now;
    private final boolean dry;
    private final Map<LedgerEntry, ReapResult> results = new LinkedHashMap<>();

    /** The calls that reaping needs. Each is a request and may throw an {@link ArrException}. */
    public interface SessionApi {

        /** The sessions that are Starting or Ready. */
        List<SessionProperties> list();

        /** One session; empty if there is none. */
        Optional<SessionProperties> find(SessionId id);

        /** Stops one session; false if there is none. */
        boolean stop(SessionId id);
    }

    private Reaper(Ledger ledger, SessionApi api, Instant now, boolean dry) {
        this.ledger = ledger;
        this.api = api;
        this.now = now;
        this.dry = dry;
    }

    /** Settles leftovers of the ledger, all of one account at one endpoint. */
    public static List<ReapResult> reap(
            Ledger ledger, List<LedgerEntry> leftBehind, SessionApi api, Instant now, boolean dry) {
        return new Reaper(ledger, api, now, dry).reap(leftBehind);
    }

    /** An entry as those who use the library see it. */
    public static Leftover leftover(LedgerEntry entry, Instant now) {
        return new Leftover(
                entry.id(),
                entry.target().endpoint(),
                entry.target().account(),
                entry.size(),
                entry.lease(),
                entry.at(),
                entry.owner().pid(),
                entry.mayBeUp(now));
    }

    private List<ReapResult> reap(List<LedgerEntry> entries) {
        entries.forEach(entry -> results.put(entry, null));
        entries.stream().filter(LedgerEntry::settled).forEach(this::named);
        entries.stream()
                .filter(entry -> !entry.settled() && entry.id().isPresent())
                .forEach(this::named);
        unnamed(entries.stream().filter(entry -> entry.id().isEmpty()).toList());
        if (!dry) {
            tellOverFromStopped();
            ledger.over(results.entrySet().stream()
                    .filter(each -> isSettled(each.getValue().result()))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        return List.copyOf(results.values());
    }

    private static boolean isSettled(Result result) {
        return result == Result.STOPPED || result == Result.OVER;
    }

    private void named(LedgerEntry entry) {
        SessionId id = entry.id().orElseThrow();
        try {
            if (dry || !entry.settled()) {
                lookAndStop(entry, id);
            } else {
                stop(entry, id);
            }
        } catch (ArrException e) {
            failed(entry, List.of(id), e);
        }
    }

    /** An id that someone chose, and that no answer confirmed, may be that of a session which was there before. */
    private void lookAndStop(LedgerEntry entry, SessionId id) {
        Optional<SessionProperties> seen = api.find(id);
        if (seen.isEmpty()) {
            notThere(entry);
        } else if (seen.get().status().isTerminal()) {
            over(entry, seen.get().statusText());
        } else if (!entry.settled() && isOlder(seen.get(), entry)) {
            unsure(entry, List.of(id), "session " + id + " was there before it was asked for under this id");
        } else {
            stop(entry, id);
        }
    }

    /** Where no service answers, such as an emulator of yesterday, a session is over when no lease lasts that long. */
    private void failed(LedgerEntry entry, List<SessionId> about, ArrException e) {
        if (entry.isSurelyOver(now)) {
            over(entry, "its longest possible lease has ended, though the service could not be asked");
        } else {
            put(entry, Result.FAILED, about, e.getMessage());
        }
    }

    private void unnamed(List<LedgerEntry> intents) {
        if (intents.isEmpty()) {
            return;
        }
        List<SessionProperties> listed;
        try {
            listed = api.list();
        } catch (ArrException e) {
            intents.forEach(entry -> failed(entry, List.of(), e));
            return;
        }
        List<LedgerEntry> all = ledger.open().stream()
                .filter(entry -> entry.target().equals(intents.get(0).target()))
                .toList();
        intents.stream()
                .collect(Collectors.groupingBy(LedgerEntry::requested, LinkedHashMap::new, Collectors.toList()))
                .forEach((requested, alike) -> settle(alike, listed, all));
    }

    /** Settles starts that asked for the same: it matters that all sessions are theirs, not which is whose. */
    private void settle(List<LedgerEntry> alike, List<SessionProperties> listed, List<LedgerEntry> all) {
        Set<SessionId> named =
                all.stream().flatMap(entry -> entry.id().stream()).collect(Collectors.toSet());
        List<SessionProperties> possible = listed.stream()
                .filter(seen -> !named.contains(seen.id()))
                .filter(seen -> alike.stream().anyMatch(entry -> matches(seen, entry)))
                .toList();
        List<SessionId> fitting = possible.stream()
                .filter(seen -> alike.stream().anyMatch(entry -> matches(seen, entry) && isInTime(seen, entry)))
                .map(SessionProperties::id)
                .toList();
        boolean answersToCome = all.stream()
                .anyMatch(entry -> entry.id().isEmpty()
                        && !alike.contains(entry)
                        && entry.requested().equals(alike.get(0).requested())
                        && !entry.owner().isGone());
        if (!fitting.isEmpty() && (fitting.size() > alike.size() || answersToCome)) {
            alike.forEach(entry ->
                    unsure(entry, fitting, "it cannot be told which of these sessions belongs to it: " + fitting));
            return;
        }
        List<SessionId> left = new ArrayList<>(fitting);
        alike.forEach(entry -> settle(entry, left, late(possible, fitting)));
    }

    private static List<SessionId> late(List<SessionProperties> possible, List<SessionId> fitting) {
        return possible.stream()
                .map(SessionProperties::id)
                .filter(id -> !fitting.contains(id))
                .toList();
    }

    private void settle(LedgerEntry entry, List<SessionId> left, List<SessionId> late) {
        if (!left.isEmpty()) {
            SessionId id = left.remove(0);
            try {
                stop(entry, id);
            } catch (ArrException e) {
                put(entry, Result.FAILED, List.of(id), e.getMessage());
            }
        } else if (!late.isEmpty()) {
            unsure(
                    entry,
                    late,
                    "the sessions that match became ready too early or too late, so they may be of another program: "
                            + late);
        } else {
            notThere(entry);
        }
    }

    private void notThere(LedgerEntry entry) {
        if (age(entry).compareTo(YOUNG) < 0) {
            unsure(
                    entry,
                    entry.id().map(List::of).orElse(List.of()),
                    "there is no session yet, and the request may still take effect: try again in a minute");
        } else {
            over(entry, "not there");
        }
    }

    private boolean matches(SessionProperties seen, LedgerEntry entry) {
        return entry.requested().matches(seen, age(entry).plus(SLACK))
                && !isOlder(seen, entry)
                && !entry.known().contains(seen.id());
    }

    /** Whether it became ready when a session of this start would have. */
    private boolean isInTime(SessionProperties seen, LedgerEntry entry) {
        Duration readyAfter = age(entry).minus(seen.elapsed());
        return readyAfter.plus(ROUNDING).compareTo(Duration.ZERO) >= 0 && readyAfter.compareTo(BOOT.plus(SLACK)) <= 0;
    }

    private static boolean isOlder(SessionProperties seen, LedgerEntry entry) {
        return seen.creationTime()
                .filter(made -> made.isBefore(entry.at().minus(SLACK)))
                .isPresent();
    }

    private Duration age(LedgerEntry entry) {
        return Duration.between(entry.at(), now);
    }

    private void stop(LedgerEntry entry, SessionId id) {
        if (dry) {
            put(entry, Result.WOULD_STOP, List.of(id), "session " + id + " is up and would be stopped");
            return;
        }
        if (api.stop(id)) {
            put(entry, Result.STOPPED, List.of(id), "session " + id + " was up and has been stopped");
        } else {
            notThere(entry);
        }
    }

    /**
     * Corrects the results of sessions that had ended before they were stopped, since the answer to a stop does not tell.
     * Nothing costs money any more, so this ends with the first session that cannot be read.
     */
    private void tellOverFromStopped() {
        try {
            results.entrySet().stream()
                    .filter(each -> each.getValue().result() == Result.STOPPED)
                    .map(Map.Entry::getKey)
                    .filter(entry -> entry.id().isPresent())
                    .toList()
                    .forEach(entry -> api.find(entry.id().get())
                            .filter(seen -> seen.status().isTerminal() && seen.status() != SessionStatus.STOPPED)
                            .ifPresent(seen -> over(entry, seen.statusText())));
        } catch (ArrException unreadable) {
            // The rest stays told as stopped.
        }
    }

    private void over(LedgerEntry entry, String how) {
        put(entry, Result.OVER, entry.id().map(List::of).orElse(List.of()), name(entry) + " is over: " + how);
    }

    private void unsure(LedgerEntry entry, List<SessionId> sessions, String why) {
        put(entry, Result.UNSURE, sessions, name(entry) + " was left alone: " + why);
    }

    private void put(LedgerEntry entry, Result result, List<SessionId> sessions, String message) {
        results.put(entry, new ReapResult(leftover(entry, now), result, sessions, message));
    }

    private String name(LedgerEntry entry) {
        return entry.id()
                .map(id -> "session " + id)
                .orElseGet(() -> "the start of " + DurationText.format(age(entry)) + " ago, whose id is not known,");
    }
}
