package dev.arrshell.internal.emulator;

import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.util.Map;

/** A request that is answered with an error. Thrown where the reason is found, made an answer in one place. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer bare;
    private final String code;

    private Refused(Answer bare, String code, String why) {
        super(why, null, false, false);
        this.bare = bare;
        this.code = code;
    }

    /** The answer, its error body with the fields that a dialect fills with null. */
    Answer answer(boolean withNulls) {
        return code.isEmpty() ? bare : bare.withJson(JsonText.error(code, getMessage(), withNulls));
    }

    private Refused with(String header, String value) {
        return new Refused(bare.with(header, value), code, getMessage());
    }

    /** An error that has a body: {@code {"error":{"code","message"}}}. */
    private static Refused described(int status, String code, String message) {
        return new Refused(Answer.empty(status), code, message);
    }

    /** An error without a body; the reason goes into a header of the emulator's own. */
    private static Refused bare(int status, String reason, Map<String, String> headers) {
        Answer answer = Answer.empty(status);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return new Refused(answer.with(Decisions.REASON_HEADER, reason), "", reason);
    }

    static Refused badRequest(String message) {
        return described(400, "BadRequest", message);
    }

    /** The code that the ASP.NET library of API versions uses. */
    static Refused unsupportedVersion(String message) {
        return described(400, "UnsupportedApiVersion", message);
    }

    static Refused conflict(String message) {
        return described(409, "Conflict", message);
    }

    static Refused unprocessable(String message) {
        return described(422, "UnprocessableEntity", message);
    }

    /** The token service refuses without {@code WWW-Authenticate} (recorded). */
    static Refused unknownCaller(String reason) {
        return bare(401, reason, Map.of());
    }

    /** The session service refuses with {@code WWW-Authenticate} (swagger 2021-01-01). */
    static Refused badToken(String reason) {
        return bare(401, reason, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    /** A client that comes too late, as from a test that is over: the message is in the body too, so that it is seen. */
    static Refused closed(AccountId account) {
        String message = "The account " + account + " had a world of its own in this emulator, which was closed.";
        return described(401, "AccountClosed", message)
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .with(Decisions.REASON_HEADER, message);
    }

    static Refused forbidden(String reason) {
        return bare(403, reason, Map.of());
    }

    static Refused notFound(String reason) {
        return bare(404, reason, Map.of());
    }

    static Refused wrongMethod(String allowed) {
        return bare(405, "this path takes " + allowed, Map.of("Allow", allowed));
    }

    /** The wait is rounded up to whole seconds and never 0, or a client would be told to come back at once. */
    static Refused throttled(Duration wait, String reason) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return bare(429, reason, Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** What is left of the body is not read, so the connection cannot be used again. */
    static Refused tooLarge() {
        String reason = "the body is larger than " + Decisions.LARGEST_BODY + " bytes";
        return bare(413, reason, Map.of("Connection", "close"));
    }

    static Refused unreadable() {
        return badRequest("The request was malformed: its body cannot be read.").with("Connection", "close");
    }

    /** A failure of the service's own making, in the words of the swagger's example. */
    static Refused internalError() {
        return described(500, "InternalServerError", "An internal server error occurred.");
    }

    /** A status that somebody ordered. */
    static Refused ordered(int status) {
        return switch (status) {
            case 400 -> badRequest("The request was malformed.");
            case 401 -> badToken(Decisions.FAULT);
            case 409 -> conflict(Decisions.ID_TAKEN);
            case 422 -> unprocessable(Decisions.FAULT);
            case 429 -> throttled(Decisions.ORDERED_WAIT, Decisions.FAULT);
            case 500 -> internalError().with(Decisions.REASON_HEADER, Decisions.FAULT);
            default -> bare(status, Decisions.FAULT, Map.of());
        };
    }
}
