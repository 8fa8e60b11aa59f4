package dev.arrshell.internal.service.journal;

import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ReasonPhrases;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.ExchangeBuilder;
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
 * An exchange as the journal stores it: without credentials, long bodies cut. It consists of few objects, because thousands
 * of entries survive each garbage collection and are copied one by one.
 *
 * @param operation the operation, empty if no route matched
 * @param at when, by the emulator's clock
 * @param tookNanos how long the response took, in real time
 * @param method the request's method
 * @param base the emulator's own address
 * @param uri the address in the request line
 * @param requestHeaders the request's headers as {@link HeaderLines}, the credential masked
 * @param requestBody the beginning of the request's body
 * @param requestLength the length of that body
 * @param status the response's status code, 0 for none
 * @param responseHeaders the response's headers as {@link HeaderLines}
 * @param responseBody the beginning of the response's body
 * @param responseLength the length of that body
 * @param loss why the client has no response, empty if it has one
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
        String responseHeaders,
        byte[] responseBody,
        int responseLength,
        String loss) {

    private static final byte[] NO_BODY = {};
    private static final int LONGEST_BODY = 16 * 1024;

    /** The bytes that an entry takes up beside its texts and bodies: itself, the objects that it refers to, and their headers. */
    private static final int OBJECTS = 512;

    public static JournalEntry of(RouteMatch match, ResponseDelivery delivery, Instant at, long tookNanos) {
        ServiceRequest request = match.request();
        ServiceResponse response = delivery.recordedResponse();
        boolean isSecret = match.operation().filter(Operation.TOKEN::equals).isPresent();
        return new JournalEntry(
                match.operation(),
                at,
                tookNanos,
                request.method(),
                request.base(),
                request.uri().toString(),
                HeaderLines.format(CredentialMask.masked(request.headers())),
                isSecret ? NO_BODY : cut(request.body()),
                request.body().length,
                response.status(),
                HeaderLines.formatSingle(response.headers()),
                cut(response.journalBody()),
                response.journalBody().length,
                delivery.lossReason());
    }

    /**
     * About how many bytes it takes up. A head has 40 KiB at most and what is kept of the bodies 32 KiB, so an entry is below
     * 100 KiB.
     */
    int bytes() {
        return OBJECTS
                + method.length()
                + uri.length()
                + requestHeaders.length()
                + requestBody.length
                + responseHeaders.length()
                + responseBody.length;
    }

    private static byte[] cut(byte[] body) {
        return body.length <= LONGEST_BODY ? body : Arrays.copyOf(body, LONGEST_BODY);
    }

    Exchange toExchange() {
        ExchangeBuilder exchange = Exchange.builder(
                        method, URI.create(SecretRedactor.mask(base.resolve(uri).toString())), at)
                .took(Duration.ofNanos(tookNanos))
                .request(masked(HeaderLines.parse(requestHeaders)), text(requestBody, requestLength))
                .status(status, loss.isEmpty() ? ReasonPhrases.phrase(status) : loss)
                .response(masked(HeaderLines.parse(responseHeaders)), text(responseBody, responseLength));
        operation.ifPresent(exchange::operation);
        return exchange.build();
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
