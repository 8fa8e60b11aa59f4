package dev.arrshell.internal.view;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The view of a stopped session: one line.
 *
 * @param lived how long it ran, if known
 * @param lease the rest of its lease, if known
 * @param answer the answer; empty if it had ended before and nothing was sent
 */
public record SessionStopResult(
        SessionId id, Optional<Duration> lived, Optional<Duration> lease, Optional<Exchange> answer)
        implements Viewable {

    private static final Shape<SessionStopResult> SHAPE = Shape.of(SessionStopResult.class)
            .with("id", each -> each.id().value())
            .with("stopped", each -> each.answer().isPresent());

    public SessionStopResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(lived, "lived");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(answer, "answer");
    }

    @Override
    public String text(Screen screen) {
        List<CardField> fields = new ArrayList<>();
        answer.ifPresent(exchange -> {
            fields.add(CardField.of("", String.valueOf(exchange.status())));
            SessionSummary.vector(exchange).ifPresent(fields::add);
        });
        return FieldCard.line(CardField.of(sentence(), ""), fields, screen);
    }

    private String sentence() {
        if (answer.isEmpty()) {
            return "it had ended before (nothing was sent)";
        }
        return "stopped"
                + lived.map(time -> " after " + DurationText.format(time)).orElse("")
                + lease.map(time -> ", " + DurationText.format(time) + " lease handed back")
                        .orElse("");
    }

    @Override
    public Object document() {
        return SHAPE.document(this);
    }

    /** The results of several stops. */
    public static Listing<SessionStopResult> listing(List<SessionStopResult> all) {
        return new Listing<>(SHAPE, all);
    }
}
