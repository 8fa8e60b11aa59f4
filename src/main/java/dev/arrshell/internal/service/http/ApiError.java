package dev.arrshell.internal.service.http;

import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Error that a request is answered with. It is thrown where its cause is found and converted to a response in one place. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceResponse response;
    private final String code;

    private ApiError(ServiceResponse response, String code, String message) {
        super(message, null, false, false);
        this.response = response;
        this.code = code;
    }

    /**
     * The response.
     *
     * @param withNulls whether the optional fields of the body are present with null
     */
    public ServiceResponse toResponse(boolean withNulls) {
        return code.isEmpty() ? response : response.withJson(ServiceJsonWriter.error(code, getMessage(), withNulls));
    }

    /** The code in the body; empty for an error without one. */
    public String code() {
        return code;
    }

    private ApiError with(String header, String value) {
        return new ApiError(response.with(header, value), code, getMessage());
    }

    /** An error with a body: {@code {"error":{"code","message"}}}. */
    private static ApiError withBody(int status, String code, String message) {
        return new ApiError(ServiceResponse.empty(status), code, message);
    }

    /** An error without a body; a header of the emulator gives the reason. */
    private static ApiError withoutBody(int status, String reason, Map<String, String> headers) {
        ServiceResponse response = ServiceResponse.empty(status);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return new ApiError(response.with(ServiceAssumptions.REASON_HEADER, reason), "", reason);
    }

    public static ApiError badRequest(String message) {
        return withBody(400, "BadRequest", message);
    }

    /** An error of the ASP.NET library for API versions, with a code of its own. */
    public static ApiError version(String code, String message) {
        return withBody(400, code, message);
    }

    /** The same fault where the swagger knows 422 only. */
    public ApiError asUnprocessable() {
        return unprocessable(getMessage());
    }

    /** 415, which the framework answers where a body is not said to be JSON. */
    public static ApiError unsupportedMediaType() {
        return withoutBody(415, "the Content-Type must be application/json", Map.of());
    }

    public static ApiError conflict(String message) {
        return withBody(409, "Conflict", message);
    }

    public static ApiError unprocessable(String message) {
        return withBody(422, "UnprocessableEntity", message);
    }

    /** 401 of the token service, without {@code WWW-Authenticate} (recorded). */
    public static ApiError unauthenticated(String reason) {
        return withoutBody(401, reason, Map.of());
    }

    /** 401 of the session service, with {@code WWW-Authenticate} (swagger 2021-01-01). */
    public static ApiError invalidToken(String reason) {
        return withoutBody(401, reason, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    /** 401 for an isolated account that was closed. Unlike others it has a body, so that clients show the message. */
    public static ApiError accountClosed(AccountId account) {
        String message = "The account " + account + " was isolated in this emulator and has been closed.";
        return withBody(401, "AccountClosed", message)
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .with(ServiceAssumptions.REASON_HEADER, message);
    }

    public static ApiError forbidden(String reason) {
        return withoutBody(403, reason, Map.of());
    }

    /** 403 for a container to which the service has no access. Unlike others it has a body (recorded). */
    public static ApiError notLinked(String message) {
        return withBody(403, "DelegatedResourceAccessError", message);
    }

    public static ApiError notFound(String reason) {
        return withoutBody(404, reason, Map.of());
    }

    /** A method that the routes of a path do not have. */
    public static ApiError wrongMethod(Stream<String> methods) {
        return wrongMethod(methods.distinct().sorted().collect(Collectors.joining(", ")));
    }

    public static ApiError wrongMethod(String allowed) {
        return withoutBody(405, "this path takes " + allowed, Map.of("Allow", allowed));
    }

    /** 429, the wait rounded up to whole seconds and at least 1. */
    public static ApiError throttled(Duration wait, String reason) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return withoutBody(429, reason, Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** The same as the last response of its connection, because the end of the request is not known. */
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
        return withoutBody(status, reason, Map.of()).closing();
    }

    /** 503 for a change that took effect, but is not on disk. */
    public static ApiError unsaved(String problem) {
        return withoutBody(503, "the request took effect, but would be lost at a restart: " + problem, Map.of());
    }

    /** 500 with the message of the swagger's example. */
    public static ApiError internalError() {
        return withBody(500, "InternalServerError", "An internal server error occurred.");
    }

    /** The error of a fault that answers a status. */
    public static ApiError ofStatus(int status) {
        return switch (status) {
            case 400 -> badRequest("The request was malformed.");
            case 401 -> invalidToken(ServiceAssumptions.FAULT);
            case 409 -> conflict(ServiceAssumptions.ID_TAKEN);
            case 422 -> unprocessable(ServiceAssumptions.FAULT);
            case 429 -> throttled(ServiceAssumptions.FAULT_RETRY_AFTER, ServiceAssumptions.FAULT);
            case 500 -> internalError().with(ServiceAssumptions.REASON_HEADER, ServiceAssumptions.FAULT);
            default -> withoutBody(status, ServiceAssumptions.FAULT, Map.of());
        };
    }
}
