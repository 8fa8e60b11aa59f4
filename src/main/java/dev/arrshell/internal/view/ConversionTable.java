package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TableColumn;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.internal.view.layout.TextTable;
import java.time.Instant;
import java.util.List;

/** Table of conversions in the order of the service, the newest last. */
final class ConversionTable {

    private ConversionTable() {}

    static String text(List<ConversionProperties> conversions, Screen screen) {
        List<String> ids = conversions.stream()
                .map(ConversionProperties::id)
                .map(ConversionId::value)
                .toList();
        int prefix = screen.wide() ? Integer.MAX_VALUE - 1 : SessionText.prefix(ids);
        TextTable grid = new TextTable(
                screen,
                List.of(
                        TableColumn.of(
                                "id",
                                5,
                                conversions,
                                row -> SessionText.shortId(row.id().value(), prefix)),
                        TableColumn.styled(
                                "status", 4, conversions, ConversionProperties::statusText, row -> style(row.status())),
                        TableColumn.of("input", 3, conversions, ConversionTable::input)
                                .cuttable(),
                        TableColumn.of("created", 1, conversions, ConversionTable::created),
                        TableColumn.of("result", 2, conversions, ConversionTable::result)
                                .cuttable()));
        return grid.text() + "\n" + footer(conversions.size(), grid.hidden());
    }

    private static String input(ConversionProperties row) {
        return row.inputAsset().orElse(SessionText.UNKNOWN);
    }

    private static String created(ConversionProperties row) {
        return row.creationTime().map(Instant::toString).orElse(SessionText.UNKNOWN);
    }

    /** The address of the converted model, or why there is none. */
    private static String result(ConversionProperties row) {
        return ConversionCard.output(row).or(row::message).orElse(SessionText.UNKNOWN);
    }

    static TextStyle style(ConversionStatus status) {
        return switch (status) {
            case SUCCEEDED -> TextStyle.GOOD;
            case NOT_STARTED, RUNNING, UNKNOWN -> TextStyle.BUSY;
            case CANCELLED -> TextStyle.FAINT;
            case FAILED -> TextStyle.BAD;
        };
    }

    private static String footer(int number, List<String> hidden) {
        String count = number == 1 ? "1 conversion" : number + " conversions";
        return hidden.isEmpty() ? count : count + " (not shown: " + String.join(", ", hidden) + ")";
    }
}
