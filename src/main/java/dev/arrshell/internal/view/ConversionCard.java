package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Card of one conversion with all its properties. */
final class ConversionCard {

    private ConversionCard() {}

    static String text(ConversionProperties conversion, Screen screen) {
        return FieldCard.stacked(title(conversion), fields(conversion), screen);
    }

    static CardField title(ConversionProperties conversion) {
        return new CardField(
                "Conversion " + conversion.id(),
                SafeText.line(conversion.statusText()),
                ConversionTable.style(conversion.status()));
    }

    private static List<CardField> fields(ConversionProperties conversion) {
        List<CardField> fields = new ArrayList<>();
        conversion.inputAsset().ifPresent(path -> fields.add(CardField.of("input", path)));
        output(conversion).ifPresent(address -> fields.add(CardField.of("output", address)));
        conversion.creationTime().ifPresent(moment -> fields.add(CardField.of("created", moment.toString())));
        conversion.errorCode().ifPresent(code -> fields.add(new CardField("error", code, TextStyle.BAD)));
        conversion.message().ifPresent(message -> fields.add(CardField.of("message", message)));
        return fields;
    }

    /** The address of the result. It may carry a signature, which is masked. */
    static Optional<String> output(ConversionProperties conversion) {
        return conversion.outputAsset().map(URI::toString).map(SecretRedactor::mask);
    }
}
