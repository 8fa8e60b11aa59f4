package dev.arrshell.internal.view.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The step of arr's own language that sends the same request. */
final class GroovyCall {

    private static final String SESSION = "client.session(sessionId)";
    private static final String NO_STEP = "// no step of the language sends this request";

    private GroovyCall() {}

    static String text(Exchange exchange) {
        return exchange.operation().map(operation -> call(operation, exchange)).orElse(NO_STEP);
    }

    private static String call(Operation operation, Exchange exchange) {
        JsonNode body = body(exchange);
        return switch (operation) {
            case TOKEN -> "client.token()";
            case LIST -> "client.sessions()";
            case CREATE -> create(body);
            case PROPERTIES -> SESSION + ".properties()";
            case UPDATE -> SESSION + ".extendLeaseTo(" + lease(body) + ")";
            case STOP -> SESSION + ".stop()";
            case LOG -> SESSION + ".log()";
            case CONVERSION_CREATE -> ConversionDraftText.of(body, ConversionDraftText.idIn(exchange));
            case CONVERSION_GET ->
                "client.conversion('" + ConversionDraftText.idIn(exchange).orElse("…") + "').properties()";
            case CONVERSION_LIST -> "client.conversions()";
        };
    }

    private static String create(JsonNode body) {
        String size = body.path("size").asText("standard").toUpperCase(Locale.ROOT);
        String models = StreamSupport.stream(body.path("models").spliterator(), false)
                .map(model -> "URI.create('" + model.asText() + "')")
                .collect(Collectors.joining(", "));
        return "client.session().size(" + size + ").lease(" + lease(body) + ")"
                + (models.isEmpty() ? "" : ".models(" + models + ")") + ".start()";
    }

    /** v1 sends a timespan, 2021-01-01 whole minutes. */
    private static String lease(JsonNode body) {
        JsonNode minutes = body.path("maxLeaseTimeMinutes");
        Duration lease = minutes.isNumber()
                ? Duration.ofMinutes(minutes.asLong())
                : DotNetTimeSpan.parse(body.path("maxLeaseTime").asText("0:0:0"));
        if (lease.toSecondsPart() > 0 || lease.toNanosPart() > 0) {
            return "Duration.parse('" + lease + "')";
        }
        return lease.toMinutesPart() > 0 ? "minutes(" + lease.toMinutes() + ")" : "hours(" + lease.toHours() + ")";
    }

    private static JsonNode body(Exchange exchange) {
        try {
            String text = SecretRedactor.mask(exchange.requestBody());
            return text.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
