package dev.arrshell.internal.service.journal;

import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ReasonPhrases;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange as the journal keeps it: cheap to make, and already without credentials. Long bodies are cut. It is of few
 * objects, as thousands of them outlive each collection of garbage and are copied there one by one.
 *
 * @param operation what was asked
 * @param at when, by the emulator's clock
 * @param tookNanos how long the answer took, in real time
 * @param method the request's method
 * @param base the emulator's own address
 * @param uri the address in the request line
 * @param requestHeaders the request's headers as {@link HeaderLines}, the credential masked
 * @param requestBody the beginning of the request's body
 * @param requestLength the length of that body
 * @param status the answer's status code, 0 for none
 * @param answerHeaders the answer's headers as {@link HeaderLines}
 * @param answerBody the beginning of the answer's body
 * @param answerLength the length of that body
 * @param loss why the client has no answer, empty if it has one
 */
public record JournalEntry(
        Optional<Operation> operation,
        Instant at,
        long tookNanos,
        String method,
        URI base,
        String uri,
        String requestHeaders,
        byte[] requestBody,
        int requestLength,
        int status,
        String answerHeaders,
        byte[] answerBody,
        int answerLength,
        String loss) {

    private static final byte[] NOTHING = {};
    private static final int LONGEST_BODY = 16 * 1024;

    public static JournalEntry of(RouteMatch call, ResponseDelivery reply, Instant at, long tookNanos) {
        ServiceRequest request = call.request();
        ServiceResponse answer = reply.journaled();
        boolean secret = call.operation().filter(Operation.TOKEN::equals).isPresent();
        return new JournalEntry(
                call.operation(),
                at,
                tookNanos,
                request.method(),
                request.base(),
                request.uri().toString(),
                HeaderLines.of(CredentialMask.masked(request.headers())),
                secret ? NOTHING : cut(request.body()),
                request.body().length,
                answer.status(),
                HeaderLines.ofSingle(answer.headers()),
                cut(answer.shown()),
                answer.shown().length,
                reply.loss());
    }

    private static byte[] cut(byte[] body) {
        return body.length <= LONGEST_BODY ? body : Arrays.copyOf(body, LONGEST_BODY);
    }

    Exchange presentable() {
        return new Exchange(
                operation,
                at,
                Duration.ofNanos(tookNanos),
                method,
                URI.create(SecretRedactor.mask(base.resolve(uri).toString())),
                masked(HeaderLines.read(requestHeaders)),
                text(requestBody, requestLength),
                status,
                loss.isEmpty() ? ReasonPhrases.phrase(status) : loss,
                masked(HeaderLines.read(answerHeaders)),
                text(answerBody, answerLength));
    }

    private static Map<String, List<String>> masked(Map<String, List<String>> headers) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        headers.forEach((name, values) -> shown.put(name, CredentialMask.isSecret(name) ? values : masked(values)));
        return shown;
    }

    private static List<String> masked(List<String> values) {
        return values.stream().map(SecretRedactor::mask).toList();
    }

    private static String text(byte[] body, int length) {
        String text = SecretRedactor.mask(new String(body, StandardCharsets.UTF_8));
        return body.length < length && body.length > 0 ? text + "… (" + length + " bytes)" : text;
    }

    @Override
    public String toString() {
        return method + " -> " + (loss.isEmpty() ? status : loss);
    }
}
