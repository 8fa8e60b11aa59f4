package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arrshell.internal.service.admin.AdminRoute.AdminRequest;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.internal.service.simulated.FaultRuleJson;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The admin route {@code requests}: the journal, with {@code ?operation=create} the exchanges of one operation, with {@code
 * ?last=20} the last ones.
 */
final class JournalRoute {

    private static final int OK = 200;
    private static final long ALL = Long.MAX_VALUE;

    private final ExchangeJournal journal;

    JournalRoute(ExchangeJournal journal) {
        this.journal = journal;
    }

    ServiceResponse handle(AdminRequest request) {
        Optional<Operation> operation = request.request().parameter("operation").map(FaultRuleJson::operation);
        long last = request.number("last", ALL);
        return ServiceResponse.jsonStream(OK, json -> {
            json.writeNumberField("dropped", journal.dropped());
            Iterable<Exchange> found =
                    (last == ALL ? journal.stream(operation) : journal.last(operation, last))::iterator;
            ServiceJsonWriter.writeObjects(json, "requests", found, JournalRoute::write);
        });
    }

    private static void write(JsonGenerator json, Exchange exchange) throws IOException {
        json.writeStringField(
                "operation",
                exchange.operation()
                        .map(known -> known.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.writeStringField("at", exchange.at().toString());
        json.writeNumberField("tookMicros", exchange.took().toNanos() / 1000);
        json.writeStringField("method", exchange.method());
        json.writeStringField("uri", exchange.uri().toString());
        writeHeaders(json, "requestHeaders", exchange.requestHeaders());
        json.writeStringField("requestBody", exchange.requestBody());
        json.writeNumberField("status", exchange.status());
        json.writeStringField("reason", exchange.reason());
        writeHeaders(json, "headers", exchange.responseHeaders());
        json.writeStringField("body", exchange.responseBody());
    }

    private static void writeHeaders(JsonGenerator json, String name, Map<String, List<String>> headers)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), String.join(", ", header.getValue()));
        }
        json.writeEndObject();
    }
}
