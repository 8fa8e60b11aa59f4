package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.internal.view.layout.Viewable;
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
 * The view of a session's handle: one line.
 *
 * @param seen the properties last seen
 * @param started the answer to its start, if it was started just now
 * @param notFound the answer that told that there is no such session, if it was the last about it
 */
public record SessionSummary(
        SessionId id, Optional<SessionProperties> seen, Optional<Exchange> started, Optional<Exchange> notFound)
        implements Viewable {

    public SessionSummary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(notFound, "notFound");
    }

    public SessionSummary(SessionId id, Optional<SessionProperties> seen, Optional<Exchange> started) {
        this(id, seen, started, Optional.empty());
    }

    @Override
    public String text(Screen screen) {
        return notFound.map(answer -> FieldCard.line(
                        new CardField("Session " + id, "not found", TextStyle.BAD), answer(answer), screen))
                .orElseGet(() -> FieldCard.line(title(), fields(screen), screen));
    }

    private CardField title() {
        return seen.map(SessionCard::title).orElseGet(() -> new CardField("Session " + id, known(), TextStyle.BUSY));
    }

    private String known() {
        return started.isPresent() ? SessionStatus.STARTING.toWire() : "(not looked at yet: properties() asks)";
    }

    private List<CardField> fields(Screen screen) {
        List<CardField> fields = new ArrayList<>();
        started.ifPresent(answer -> fields.addAll(answer(answer)));
        seen.ifPresent(session -> {
            session.hostname().ifPresent(host -> fields.add(CardField.of("host", host)));
            if (session.status() == SessionStatus.READY) {
                fields.add(SessionCard.lease(session));
            }
            session.message()
                    .ifPresent(message -> fields.add(new CardField("", SafeText.line(message), TextStyle.BAD)));
            SessionText.age(session, screen).ifPresent(age -> fields.add(CardField.of("as of", age)));
        });
        return fields;
    }

    /** {@code 202 in 3 ms} and the MS-CV. */
    static List<CardField> answer(Exchange exchange) {
        List<CardField> fields = new ArrayList<>();
        fields.add(CardField.of("", exchange.status() + " in " + exchange.took().toMillis() + " ms"));
        vector(exchange).ifPresent(fields::add);
        return fields;
    }

    static Optional<CardField> vector(Exchange exchange) {
        return exchange.correlationVector().map(CorrelationVector::value).map(value -> CardField.of("MS-CV", value));
    }

    @Override
    public Object document() {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("id", id.value());
        known.put("status", started.isPresent() ? SessionStatus.STARTING.toWire() : null);
        return seen.map(Shapes.SESSION::document).orElseGet(() -> Shapes.SESSION.partial(known));
    }
}
