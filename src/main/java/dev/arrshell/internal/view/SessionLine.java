package dev.arrshell.internal.view;

import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A handle on a session.
 *
 * @param id the session
 * @param seen as last seen
 * @param started the answer that told of it, if it was started just now
 */
public record SessionLine(SessionId id, Optional<SessionProperties> seen, Optional<Exchange> started) implements Shown {

    public SessionLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(started, "started");
    }

    @Override
    public String text(Screen screen) {
        return Card.line(title(), fields(), screen);
    }

    private Field title() {
        return seen.map(SessionCard::title).orElseGet(() -> new Field("Session " + id, known(), Style.BUSY));
    }

    private String known() {
        return started.isPresent() ? SessionStatus.STARTING.wire() : "(not looked at yet: properties() asks)";
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        started.ifPresent(answer -> fields.addAll(answer(answer)));
        seen.ifPresent(session -> {
            session.hostname().ifPresent(host -> fields.add(Field.of("host", host)));
            if (session.status() == SessionStatus.READY) {
                fields.add(SessionCard.lease(session));
            }
            session.message().ifPresent(message -> fields.add(new Field("", Text.line(message), Style.BAD)));
        });
        return fields;
    }

    /** {@code 202 in 3 ms} and the name of the exchange. */
    static List<Field> answer(Exchange exchange) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("", exchange.status() + " in " + exchange.took().toMillis() + " ms"));
        vector(exchange).ifPresent(fields::add);
        return fields;
    }

    static Optional<Field> vector(Exchange exchange) {
        return exchange.correlationVector().map(CorrelationVector::value).map(value -> Field.of("MS-CV", value));
    }

    @Override
    public Object document() {
        if (seen.isPresent()) {
            return Documents.session(seen.get());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id.value());
        document.put("status", started.isPresent() ? SessionStatus.STARTING.wire() : null);
        return document;
    }
}
