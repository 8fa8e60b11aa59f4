package dev.arrshell.internal.service.http;

import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request that is answered with an error. Thrown where the reason is found, made an answer in one place. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceResponse bare;
    private final String code;

    private ApiError(ServiceResponse bare, String code, String why) {
        super(why, null, false, false);
        this.bare = bare;
        this.code = code;
    }

    /** The answer, its error body with the fields that a dialect fills with null. */
    public ServiceResponse answer(boolean withNulls) {
        return code.isEmpty() ? bare : bare.withJson(ServiceJsonWriter.error(code, getMessage(), withNulls));
    }

    private ApiError with(String header, String value) {
        return new ApiError(bare.with(header, value), code, getMessage());
    }

    /** An error that has a body: {@code {"error":{"code","message"}}}. */
    private static ApiError described(int status, String code, String message) {
        return new ApiError(ServiceResponse.empty(status), code, message);
    }

    /** An error without a body; the reason goes into a header of the emulator's own. */
    private static ApiError bare(int status, String reason, Map<String, String> headers) {
        ServiceResponse answer = ServiceResponse.empty(status);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return new ApiError(answer.with(ServiceAssumptions.REASON_HEADER, reason), "", reason);
    }

    public static ApiError badRequest(String message) {
        return described(400, "BadRequest", message);
    }

    /** The code that the ASP.NET library of API versions uses. */
    public static ApiError unsupportedVersion(String message) {
        return described(400, "UnsupportedApiVersion", message);
    }

    public static ApiError conflict(String message) {
        return described(409, "Conflict", message);
    }

    public static ApiError unprocessable(String message) {
        return described(422, "UnprocessableEntity", message);
    }

    /** The token service refuses without {@code WWW-Authenticate} (recorded). */
    public static ApiError unknownCaller(String reason) {
        return bare(401, reason, Map.of());
    }

    /** The session service refuses with {@code WWW-Authenticate} (swagger 2021-01-01). */
    public static ApiError badToken(String reason) {
        return bare(401, reason, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    /** A client that comes too late, as from a test that is over: the message is in the body too, so that it is seen. */
    public static ApiError closed(AccountId account) {
        String message = "The account " + account + " had a world of its own in this emulator, which was closed.";
        return described(401, "AccountClosed", message)
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .with(ServiceAssumptions.REASON_HEADER, message);
    }

    public static ApiError forbidden(String reason) {
        return bare(403, reason, Map.of());
    }

    public static ApiError notFound(String reason) {
        return bare(404, reason, Map.of());
    }

    /** A method that the routes of a path do not have. */
    public static ApiError wrongMethod(Stream<String> methods) {
        return wrongMethod(methods.distinct().sorted().collect(Collectors.joining(", ")));
    }

    public static ApiError wrongMethod(String allowed) {
        return bare(405, "this path takes " + allowed, Map.of("Allow", allowed));
    }

    /** The wait is rounded up to whole seconds and never 0, or a client would be told to come back at once. */
    public static ApiError throttled(Duration wait, String reason) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return bare(429, reason, Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** The same as the last answer of its connection: where the request ends, and the next one begins, is not known. */
    public ApiError closing() {
        return with("Connection", "close");
    }

    public static ApiError tooLarge() {
        return unservable(413, "the body is larger than " + ServiceAssumptions.LARGEST_BODY + " bytes");
    }

    /** A request that is not HTTP/1.1. */
    public static ApiError malformed(String fault) {
        return badRequest("The request was malformed: " + fault + ".").closing();
    }

    /** A request that is HTTP/1.1, but more than a server must take. */
    public static ApiError unservable(int status, String reason) {
        return bare(status, reason, Map.of()).closing();
    }

    /** A failure of the service's own making, in the words of the swagger's example. */
    public static ApiError internalError() {
        return described(500, "InternalServerError", "An internal server error occurred.");
    }

    /** The error of a fault that answers a status. */
    public static ApiError ofStatus(int status) {
        return switch (status) {
            case 400 -> badRequest("The request was malformed.");
            case 401 -> badToken(ServiceAssumptions.FAULT);
            case 409 -> conflict(ServiceAssumptions.ID_TAKEN);
            case 422 -> unprocessable(ServiceAssumptions.FAULT);
            case 429 -> throttled(ServiceAssumptions.FAULT_RETRY_AFTER, ServiceAssumptions.FAULT);
            case 500 -> internalError().with(ServiceAssumptions.REASON_HEADER, ServiceAssumptions.FAULT);
            default -> bare(status, ServiceAssumptions.FAULT, Map.of());
        };
    }
}
