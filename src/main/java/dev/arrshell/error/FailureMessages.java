package dev.arrshell.error;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.model.WaitStats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Messages of failed calls: what was tried, why it failed, what to do; then request, status, MS-CV, what was sent. */
final class FailureMessages {

    private static final int NOT_FOUND = 404;

    private FailureMessages() {}

    /** The message with the attempts of a start with alternatives, if it is the failure of one. */
    static String withTried(String message, Failure failure) {
        if (failure.tried().isEmpty()) {
            return message;
        }
        return message + (message.endsWith(".") ? " Tried: " : ". Tried: ") + String.join("; ", failure.tried());
    }

    static String authentication(Failure failure) {
        return failure.operation() == Operation.TOKEN
                ? sentence(
                        failure,
                        "authentication",
                        "the token service does not accept the account key",
                        "Compare account id and key with the account's page \"Access Keys\" (primary and secondary "
                                + "key both work, and while one is changed the other still does), and the token"
                                + " service's address with the account's domain.")
                : sentence(
                        failure,
                        "authentication",
                        "the service does not accept the token",
                        "A fresh token was refused too: "
                                + (failure.detail().isEmpty()
                                        ? "does the token service belong to this endpoint, and is this machine's clock"
                                                + " right?"
                                        : failure.detail()
                                                + ". If that is not the reason: does the token service belong"
                                                + " to another endpoint?"));
    }

    static String forbidden(Failure failure) {
        boolean isStorageRefused = failure.operation() == Operation.CONVERSION_CREATE
                && !failure.detail().isEmpty();
        return sentence(
                failure,
                "forbidden",
                isStorageRefused ? failure.detail() : "the token does not allow it",
                isStorageRefused
                        ? "Link the storage account to the rendering account, or give inputAccess(…) and outputAccess(…)."
                        : "Is it a token of this account, with the role Remote Rendering Administrator or Client?");
    }

    static String notFound(Failure failure) {
        return sentence(
                failure,
                "session-not-found",
                failure.session().map(id -> "there is no session " + id).orElse("nothing is there"),
                "Was it made in another region, with another account, or did it end over 30 days ago?");
    }

    static String conflict(Failure failure) {
        return sentence(
                failure,
                "conflict",
                reason(failure, "it conflicts with what is there"),
                failure.operation() == Operation.CONVERSION_CREATE
                        ? "Choose another id, or leave it out."
                        : "Look at the session's properties first.");
    }

    static String leaseNotExtended(Failure failure) {
        return sentence(
                failure,
                "lease-not-extended",
                reason(failure, "the new lease is not larger than the present one"),
                "The value is a total since the start, not an addition; to add time: extendLeaseBy(…).");
    }

    private static String nothingThere(Failure failure) {
        return failure.conversion().map(id -> "there is no conversion " + id).orElse("nothing is there");
    }

    static String refused(Failure failure) {
        boolean nowhere = failure.status().orElse(0) == NOT_FOUND;
        return sentence(
                failure,
                "request-refused",
                reason(failure, nowhere ? nothingThere(failure) : "the service refuses the request"),
                nowhere ? whereItMayBe(failure) : "The same request will be refused again: change what it names.");
    }

    private static String whereItMayBe(Failure failure) {
        return failure.conversion().isPresent()
                ? "Was it started in another region, or with another account?"
                : "Is the address right?";
    }

    static String throttled(Failure failure) {
        return sentence(
                failure,
                "throttled",
                "too many calls",
                failure.retryAfter()
                        .map(wait -> askedToWait(wait, failure))
                        .orElse("Wait a minute; the count starts anew every minute."));
    }

    static String service(Failure failure) {
        return sentence(
                failure,
                "service",
                reason(failure, "the service failed"),
                failure.retryAfter()
                                .filter(wait -> failure.retriesWithin().isPresent())
                                .map(wait -> askedToWait(wait, failure) + " ")
                                .orElse("")
                        + "Try again; quote the MS-CV if it lasts.");
    }

    private static String askedToWait(Duration wait, Failure failure) {
        String allowed = failure.retriesWithin()
                .map(within -> ", but the retry policy allows " + DurationText.format(within) + " for all attempts: "
                        + (failure.attempts() > 1 ? "it was not repeated any more" : "nothing was repeated"))
                .orElse("");
        return "The service asks to wait " + DurationText.format(wait) + allowed + ".";
    }

    static String protocol(Failure failure) {
        return sentence(
                failure,
                "arr-protocol",
                "the answer is not what the protocol allows: " + failure.detail(),
                "Is there a proxy in between, or another server at this address?");
    }

    static String uncertain(Failure failure, List<SessionId> candidates) {
        return sentence(
                failure,
                "start-uncertain",
                reason(failure, "no answer tells whether it was made"),
                "A session may exist, and is billed once it is ready: "
                        + failure.session().map(FailureMessages::byItsName).orElseGet(() -> whichOf(candidates)));
    }

    private static String byItsName(SessionId id) {
        return "its id is " + id + ". Look: client.session('" + id + "').properties(); stop it: client.session('" + id
                + "').stop()";
    }

    private static String whichOf(List<SessionId> candidates) {
        if (candidates.isEmpty()) {
            return "look with client.sessions() in a minute; stop it: client.session('…').stop()";
        }
        String ids = candidates.stream().map(SessionId::value).collect(Collectors.joining("', '", "'", "'"));
        return "each of " + ids
                + " matches the request. It cannot be told which one belongs to it, so none was stopped. Stop yours:"
                + " client.session('…').stop()";
    }

    static String connection(Failure failure) {
        return sentence(
                failure,
                "arr-connection",
                failure.detail(),
                failure.isClientClosed() ? stillBilled(failure) : "Is the address right, and is the server up?");
    }

    private static String stillBilled(Failure failure) {
        return failure.session()
                .map(id -> "Session " + id + " is billed while it runs: client.session('" + id
                        + "').stop() of a new client.")
                .orElse("Sessions that run go on and are billed.");
    }

    static String interrupted(Failure failure) {
        return sentence(
                failure,
                "call-interrupted",
                "the thread was interrupted",
                failure.operation() == Operation.CREATE
                        ? "Its interrupt flag is set. A session that was made all the same is stopped as soon as its id"
                                + " is known, if this program lives that long; look with client.sessions()."
                        : "Its interrupt flag is set; call again if it is wanted.");
    }

    static String conversionFailed(Failure failure) {
        ConversionProperties seen = failure.lastSeenConversion().orElseThrow();
        String reason =
                seen.message().map(text -> ": " + text.replaceAll("\\.$", "")).orElse("");
        return "conversion " + seen.id()
                + (seen.status() == ConversionStatus.CANCELLED ? " was cancelled" : " has failed") + reason
                + ". Start another one: client.conversion().input(…).output(…).start() ("
                + DurationText.format(waited(failure).elapsed()) + ", " + polls(waited(failure)) + facts(failure)
                + see("conversion-failed") + ")";
    }

    private static String waitForConversion(ConversionId id, String outcome, Failure failure, String page) {
        WaitStats waited = waited(failure);
        return outcome + " after " + DurationText.format(waited.elapsed()) + " (" + polls(waited) + facts(failure)
                + see(page) + "). The conversion goes on: client.conversion('" + id + "').awaitSucceeded()";
    }

    static String timeout(Failure failure) {
        if (failure.conversion().isPresent()) {
            ConversionId id = failure.conversion().get();
            String state = failure.lastSeenConversion()
                    .map(seen -> "still " + seen.statusText())
                    .orElse("not seen");
            return waitForConversion(id, "conversion " + id + " " + state, failure, "wait-timeout")
                    + ". To wait longer: awaitSucceeded(Duration)."
                    + (failure.detail().isEmpty() ? "" : " Last: " + failure.detail());
        }
        WaitStats waited = waited(failure);
        String id = name(failure);
        String state =
                failure.lastSeen().map(seen -> "still " + seen.statusText()).orElse("not seen");
        return "session " + id + " " + state + " after " + DurationText.format(waited.elapsed()) + " (" + polls(waited)
                + facts(failure) + see("wait-timeout")
                + (failure.isStoppedHere()
                        ? "). It was stopped."
                        : isReady(failure)
                                ? "). It goes on and is billed; to stop it: client.session('" + id
                                        + "').stop(). To wait longer: awaitReady(Duration)."
                                : "). It may still become ready, and will bill when it is: client.session('" + id
                                        + "').awaitReady() or .stop(). To wait longer: awaitReady(Duration).")
                + (failure.detail().isEmpty() ? "" : " Last: " + failure.detail());
    }

    private static boolean isReady(Failure failure) {
        return failure.lastSeen()
                .filter(seen ->
                        seen.status() == SessionStatus.READY && seen.hostname().isPresent())
                .isPresent();
    }

    static String cancelled(Failure failure) {
        String why = failure.detail().isEmpty() ? "" : ", as " + failure.detail();
        if (failure.conversion().isPresent()) {
            ConversionId id = failure.conversion().get();
            return waitForConversion(
                    id, "the wait for conversion " + id + " ended early" + why, failure, "wait-cancelled");
        }
        WaitStats waited = waited(failure);
        String id = name(failure);
        return "the wait for session " + id + " ended early after " + DurationText.format(waited.elapsed()) + why + " ("
                + polls(waited) + facts(failure) + see("wait-cancelled")
                + (failure.isStoppedHere()
                        ? "). It was stopped."
                        : "). The session goes on, and is billed once it is ready: client.session('" + id
                                + "').awaitReady() or .stop()");
    }

    static String ended(Failure failure) {
        SessionProperties seen = failure.lastSeen().orElseThrow();
        String reason =
                seen.message().map(text -> ": " + text.replaceAll("\\.$", "")).orElse("");
        return "session " + seen.id() + " " + fate(failure, seen) + reason + ". " + advice(failure, seen) + " ("
                + failure.waited()
                        .map(waited -> DurationText.format(waited.elapsed()) + ", " + polls(waited))
                        .orElse(failure.sent().description())
                + facts(failure) + see(page(seen)) + ")";
    }

    private static String page(SessionProperties seen) {
        return switch (seen.status()) {
            case STOPPED -> "session-stopped";
            case EXPIRED -> "session-expired";
            default -> "session-failed";
        };
    }

    private static String fate(Failure failure, SessionProperties seen) {
        return switch (seen.status()) {
            case STOPPED -> failure.isStoppedHere() ? "was stopped by this program" : "was stopped by someone else";
            case EXPIRED -> "has expired: its lease of " + DurationText.format(seen.maxLeaseTime()) + " is used up";
            default -> "has failed";
        };
    }

    private static String advice(Failure failure, SessionProperties seen) {
        String ended = failure.operation() == Operation.UPDATE
                ? "A session that has ended cannot be extended. "
                : seen.status() == SessionStatus.ERROR ? "Nothing is billed for it any more. " : "";
        return ended + "A new one: client.session().size(…).lease(…).start()";
    }

    private static String polls(WaitStats waited) {
        return waited.polls()
                + (waited.polls() == 1 ? " poll" : " polls")
                + (waited.observed().isEmpty() ? "" : ": " + waited.observed());
    }

    private static WaitStats waited(Failure failure) {
        return failure.waited().orElse(WaitStats.NOT);
    }

    private static String name(Failure failure) {
        return failure.session().map(SessionId::value).orElse("?");
    }

    private static String reason(Failure failure, String otherwise) {
        return failure.detail().isEmpty() ? otherwise : failure.detail();
    }

    private static String sentence(Failure failure, String page, String why, String advice) {
        StringBuilder text = new StringBuilder("could not ")
                .append(failure.operation().description())
                .append(": ")
                .append(why);
        if (!why.endsWith(".") && !why.endsWith("?")) {
            text.append('.');
        }
        if (!advice.isEmpty()) {
            text.append(' ').append(advice);
        }
        return text.append(" (")
                .append(trail(failure))
                .append(see(page))
                .append(')')
                .toString();
    }

    private static String trail(Failure failure) {
        StringJoiner facts = new StringJoiner(", ");
        if (!failure.request().isEmpty()) {
            facts.add(failure.request());
        }
        failure.status().ifPresent(status -> facts.add("status " + status));
        failure.code().ifPresent(facts::add);
        failure.correlationVector().ifPresent(vector -> facts.add("MS-CV " + vector));
        if (failure.attempts() > 1) {
            facts.add(failure.attempts() + " requests");
        }
        failure.waited()
                .ifPresent(
                        waited -> facts.add(DurationText.format(waited.elapsed()) + " of waiting, " + polls(waited)));
        facts.add(failure.sent().description());
        return facts.toString();
    }

    /** Where the documentation says more. */
    private static String see(String page) {
        return "; see " + ArrException.PAGES + page;
    }

    private static String facts(Failure failure) {
        Optional<String> vector = failure.correlationVector().map(value -> ", MS-CV " + value);
        return vector.orElse("");
    }
}
