package dev.arrshell.internal.emulator;

import java.util.Map;

/** A request that is answered with an error. Thrown where the reason is found, made an answer in one place. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private Refused(Answer answer, String why) {
        super(why, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    /** An error that has a body: {@code {"error":{"code","message"}}}. */
    private static Refused described(int status, String code, String message) {
        return new Refused(Answer.json(status, JsonText.error(code, message)), message);
    }

    /** An error without a body; the reason goes into a header of the emulator's own. */
    private static Refused bare(int status, String reason, Map<String, String> headers) {
        Answer answer = Answer.empty(status);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return new Refused(answer.with(Decisions.REASON_HEADER, reason), reason);
    }

    static Refused badRequest(String message) {
        return described(400, "BadRequest", message);
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

    static Refused forbidden(String reason) {
        return bare(403, reason, Map.of());
    }

    static Refused notFound(String reason) {
        return bare(404, reason, Map.of());
    }

    static Refused wrongMethod(String allowed) {
        return bare(405, "this path takes " + allowed, Map.of("Allow", allowed));
    }

    /** What is left of the body is not read, so the connection cannot be used again. */
    static Refused tooLarge() {
        String reason = "the body is larger than " + Decisions.LARGEST_BODY + " bytes";
        return bare(413, reason, Map.of("Connection", "close"));
    }

    static Refused unreadable() {
        Refused malformed = badRequest("The request was malformed: its body cannot be read.");
        return new Refused(malformed.answer.with("Connection", "close"), malformed.getMessage());
    }
}
