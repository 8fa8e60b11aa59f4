package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The view of a conversion's handle: what the last answer said.
 *
 * @param id the conversion
 * @param seen what the last answer said, if there was one
 * @param started the request that started it, if that was the last one
 */
public record ConversionSummary(ConversionId id, Optional<ConversionProperties> seen, Optional<Exchange> started)
        implements Viewable {

    public ConversionSummary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(started, "started");
    }

    @Override
    public String text(Screen screen) {
        CardField title = seen.map(ConversionCard::title)
                .orElseGet(() -> new CardField(
                        "Conversion " + id,
                        started.isPresent() ? "" : "(not looked at yet: properties() asks)",
                        TextStyle.BUSY));
        return FieldCard.line(title, fields(), screen);
    }

    private List<CardField> fields() {
        List<CardField> fields = new ArrayList<>();
        started.ifPresent(answer -> fields.addAll(SessionSummary.answer(answer)));
        seen.flatMap(ConversionCard::output).ifPresent(address -> fields.add(CardField.of("output", address)));
        seen.flatMap(ConversionProperties::message)
                .ifPresent(message -> fields.add(new CardField("", SafeText.line(message), TextStyle.BAD)));
        return fields;
    }

    @Override
    public Object document() {
        return seen.map(Shapes.CONVERSION::document)
                .orElseGet(() -> Shapes.CONVERSION.partial(Map.of("id", id.value())));
    }
}
