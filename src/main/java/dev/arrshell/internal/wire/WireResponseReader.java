package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ArrProtocolException;
import dev.arrshell.error.AuthenticationException;
import dev.arrshell.error.ConflictException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.ForbiddenException;
import dev.arrshell.error.LeaseNotExtendedException;
import dev.arrshell.error.RequestRefusedException;
import dev.arrshell.error.ServiceException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.error.ThrottledException;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reader of what all answers have in common: success or the exception of its status, and a JSON object in the body. */
public final class WireResponseReader {

    private static final int EXCERPT = 120;
    private static final int LONGEST_DETAIL = 500;
    private static final int LONGEST_WAIT_SECONDS = 86_400;

    private WireResponseReader() {}

    /** Returns the answer if it is a success, else throws the exception of its status. */
    public static WireResponse successful(WireRequest request, WireResponse response) {
        if (response.status() / 100 == 2) {
            return response;
        }
        throw exception(request, response);
    }

    /** The exception of an answer that is no success. */
    public static ArrException exception(WireRequest request, WireResponse response) {
        Failure failure = failure(request, response, detail(response));
        return switch (response.status()) {
            case 401 -> new AuthenticationException(failure);
            case 403 -> new ForbiddenException(failure);
            case 404 -> notFound(request, response, failure);
            case 409 -> new ConflictException(failure);
            case 422 ->
                request.operation() == Operation.UPDATE
                        ? new LeaseNotExtendedException(failure)
                        : new RequestRefusedException(failure);
            case 429 -> new ThrottledException(failure);
            default -> byClass(request, response, failure);
        };
    }

    private static ArrException notFound(WireRequest request, WireResponse response, Failure failure) {
        boolean aboutSession = request.operation() == Operation.PROPERTIES
                || request.operation() == Operation.UPDATE
                || request.operation() == Operation.STOP
                || request.operation() == Operation.LOG;
        return aboutSession ? new SessionNotFoundException(failure) : new RequestRefusedException(failure);
    }

    private static ArrException byClass(WireRequest request, WireResponse response, Failure failure) {
        return switch (response.status() / 100) {
            case 5 -> new ServiceException(failure);
            case 4 -> new RequestRefusedException(failure);
            default ->
                new ArrProtocolException(failure(
                        request, response, "status " + response.status() + " is neither a result nor an error"));
        };
    }

    /** Throws unless the body is empty or a JSON object: a page of a proxy, for one, is no success of the service. */
    public static void requireEmptyOrJson(WireRequest request, WireResponse response) {
        if (!response.text().isBlank()) {
            object(request, response);
        }
    }

    /** The exception of an answer that cannot be read. */
    static ArrProtocolException unreadable(WireRequest request, WireResponse response, String why) {
        boolean silent = request.operation() == Operation.TOKEN || response.body().length == 0;
        return new ArrProtocolException(failure(request, response, silent ? why : why + ": " + excerpt(response)));
    }

    /** The JSON object of an answer's body. */
    static JsonNode object(WireRequest request, WireResponse response) {
        return JsonTrees.objectIn(response.body())
                .orElseThrow(() -> unreadable(request, response, "no JSON object but " + kind(response)));
    }

    /** A field that must be there. */
    static String required(JsonNode object, String field, WireRequest request, WireResponse response) {
        String text = JsonTrees.text(object, field);
        if (text == null || text.isBlank()) {
            throw unreadable(request, response, "the field " + field + " is missing");
        }
        return text;
    }

    /** A text that may be missing, which is empty then. */
    static String optional(JsonNode object, String field) {
        return Optional.ofNullable(JsonTrees.text(object, field)).orElse("");
    }

    /** A field that names a session. */
    static SessionId sessionId(JsonNode object, String field, WireRequest request, WireResponse response) {
        String text = required(object, field, request, response);
        try {
            return SessionId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw unreadable(request, response, "the field " + field + " holds no id");
        }
    }

    /** A field that names a conversion. */
    static ConversionId conversionId(JsonNode object, String field, WireRequest request, WireResponse response) {
        String text = required(object, field, request, response);
        try {
            return ConversionId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw unreadable(request, response, "the field " + field + " holds no id");
        }
    }

    /** The items of a list, each read by its dialect. */
    static <T> List<T> items(String field, WireRequest request, WireResponse response, Function<JsonNode, T> reader) {
        JsonNode items = object(request, response).path(field);
        if (!items.isArray()) {
            throw unreadable(request, response, "the field " + field + " is missing");
        }
        List<T> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(reader.apply(item)));
        return List.copyOf(list);
    }

    /** The exception of a page after which a list would never end. */
    public static ArrProtocolException endless(WireRequest request, WireResponse response, String why) {
        return new ArrProtocolException(failure(request, response, "the list does not end: " + why));
    }

    private static Failure failure(WireRequest request, WireResponse response, String detail) {
        return Failure.answered(request.operation(), request.line(), response.status())
                .withCode(errorField(response, ProtocolNames.CODE).map(code -> oneLine(code, EXCERPT)))
                .withDetail(detail)
                .withCorrelationVector(correlationVector(response))
                .withRetryAfter(retryAfter(response));
    }

    private static String detail(WireResponse response) {
        return errorField(response, ProtocolNames.MESSAGE)
                .map(text -> oneLine(text, LONGEST_DETAIL))
                .orElse("");
    }

    private static Optional<String> errorField(WireResponse response, String field) {
        return JsonTrees.objectIn(response.body())
                .map(body -> JsonTrees.text(body.path(ProtocolNames.ERROR), field))
                .filter(text -> !text.isBlank());
    }

    public static Optional<CorrelationVector> correlationVector(WireResponse response) {
        return response.header(ProtocolNames.CORRELATION_VECTOR).map(CorrelationVector::new);
    }

    /** {@code Retry-After} in seconds or as a date (RFC 9110); ignored if it is over a day or unreadable. */
    public static Optional<Duration> retryAfter(WireResponse response) {
        return response.header(ProtocolNames.RETRY_AFTER)
                .map(String::strip)
                .flatMap(text -> text.matches("\\d{1,9}") ? seconds(text) : untilDate(text, response))
                .filter(wait -> !wait.isNegative() && wait.toSeconds() <= LONGEST_WAIT_SECONDS);
    }

    private static Optional<Duration> seconds(String text) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Optional<Duration> untilDate(String text, WireResponse response) {
        return date(text).flatMap(until -> date(response).map(sent -> Duration.between(sent, until)));
    }

    /** When the server sent an answer, by its own clock, to the second. */
    public static Optional<Instant> date(WireResponse response) {
        return response.header(ProtocolNames.DATE).flatMap(WireResponseReader::date);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static String kind(WireResponse response) {
        String text = response.text().stripLeading();
        if (text.isEmpty()) {
            return "an empty body";
        }
        return text.startsWith("<") ? "HTML or XML" : "something else";
    }

    private static String excerpt(WireResponse response) {
        return "\"" + oneLine(response.text(), EXCERPT) + "\"";
    }

    /** A text from outside, made fit for a message: no secrets, no line breaks, no control characters. */
    private static String oneLine(String text, int longest) {
        String line =
                SecretRedactor.mask(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
