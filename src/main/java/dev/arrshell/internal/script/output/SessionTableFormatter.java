package dev.arrshell.internal.script.output;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.SessionProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formatter of sessions and of conversions in columns, and of other values one to a line. */
public final class SessionTableFormatter {

    private static final List<String> TITLES = List.of("id", "status", "size", "lease", "left", "host");
    private static final List<String> CONVERSION_TITLES = List.of("id", "status", "input", "result");

    private SessionTableFormatter() {}

    public static String of(Object value) {
        Collection<?> all = value instanceof Collection<?> several ? several : List.of(value);
        if (all.isEmpty()) {
            return "none";
        }
        if (all.stream().allMatch(SessionProperties.class::isInstance)) {
            return columns(
                    TITLES, all.stream().map(SessionProperties.class::cast).map(SessionTableFormatter::cells));
        }
        return all.stream().allMatch(ConversionProperties.class::isInstance)
                ? columns(
                        CONVERSION_TITLES,
                        all.stream().map(ConversionProperties.class::cast).map(SessionTableFormatter::cells))
                : all.stream()
                        .map(item -> SecretRedactor.mask(Objects.toString(item)))
                        .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String columns(List<String> titles, Stream<List<String>> cells) {
        List<List<String>> rows = new ArrayList<>(List.of(titles));
        cells.forEach(rows::add);
        int[] widths = IntStream.range(0, titles.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static List<String> cells(SessionProperties session) {
        return List.of(
                session.id().value(),
                session.statusText(),
                session.size().toWire(),
                DurationText.format(session.maxLeaseTime()),
                DurationText.format(session.remaining()),
                session.hostname().orElse("-"));
    }

    private static List<String> cells(ConversionProperties conversion) {
        return Stream.of(
                        conversion.id().value(),
                        conversion.statusText(),
                        conversion.inputAsset().orElse("-"),
                        conversion
                                .outputAsset()
                                .map(URI::toString)
                                .or(conversion::message)
                                .orElse("-"))
                .map(SecretRedactor::mask)
                .toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
