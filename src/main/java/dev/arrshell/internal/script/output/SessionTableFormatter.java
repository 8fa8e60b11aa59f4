package dev.arrshell.internal.script.output;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.SessionProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formatter of sessions in columns, and of other values one to a line. */
public final class SessionTableFormatter {

    private static final List<String> TITLES = List.of("id", "status", "size", "lease", "left", "host");

    private SessionTableFormatter() {}

    public static String of(Object value) {
        Collection<?> all = value instanceof Collection<?> several ? several : List.of(value);
        if (all.isEmpty()) {
            return "none";
        }
        boolean sessions = all.stream().allMatch(SessionProperties.class::isInstance);
        return sessions
                ? columns(all.stream().map(SessionProperties.class::cast).toList())
                : all.stream()
                        .map(item -> SecretRedactor.mask(Objects.toString(item)))
                        .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String columns(List<SessionProperties> sessions) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        sessions.forEach(session -> rows.add(cells(session)));
        int[] widths = IntStream.range(0, TITLES.size())
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

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
