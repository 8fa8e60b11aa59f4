package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TableColumn;
import dev.arrshell.internal.view.layout.TextTable;
import dev.arrshell.model.SessionProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Table of sessions in the order of their list; at the prompt with the index of each in it. */
final class SessionTable {

    private SessionTable() {}

    static String text(List<SessionProperties> sessions, Screen screen) {
        if (sessions.isEmpty()) {
            return "no sessions in Starting or Ready";
        }
        TextTable full = new TextTable(screen, columns(sessions, screen, true));
        TextTable grid = full.isWhole() ? full : new TextTable(screen, columns(sessions, screen, false));
        return grid.text() + "\n" + footer(sessions, grid.hidden(), screen);
    }

    private static List<TableColumn> columns(List<SessionProperties> rows, Screen screen, boolean fullHost) {
        List<String> ids = rows.stream().map(row -> row.id().value()).toList();
        int prefix = screen.wide() ? Integer.MAX_VALUE - 1 : SessionText.prefix(ids);
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.of(
                        "id", 6, rows, row -> SessionText.shortId(row.id().value(), prefix)),
                TableColumn.styled(
                        "status", 5, rows, SessionProperties::statusText, row -> SessionText.style(row.status())),
                TableColumn.of("size", 2, rows, SessionText::size),
                TableColumn.of("lease", 3, rows, SessionText::lease),
                TableColumn.styled("left", 4, rows, SessionText::left, SessionText::urgency),
                TableColumn.of("host", 1, rows, row -> host(row, fullHost)).cuttable()));
        if (screen.now().isPresent() && rows.size() > 1) {
            columns.add(0, indices(rows.size()));
        }
        return columns;
    }

    /** {@code [0]}, {@code [1]}, …: what to write after the list's name to get the row. */
    private static TableColumn indices(int number) {
        List<String> cells =
                IntStream.range(0, number).mapToObj(index -> "[" + index + "]").toList();
        return new TableColumn("[n]", cells, Collections.nCopies(number, null), 0, false);
    }

    private static String host(SessionProperties row, boolean full) {
        String host = row.hostname().orElse(SessionText.UNKNOWN);
        return full ? host : SessionText.shortHost(host);
    }

    private static String footer(List<SessionProperties> rows, List<String> hidden, Screen screen) {
        String count = rows.size() == 1 ? "1 session" : rows.size() + " sessions";
        String age = rows.stream()
                .min(Comparator.comparing(SessionProperties::seenAt))
                .flatMap(oldest -> SessionText.age(oldest, screen))
                .map(ago -> ", as of " + ago)
                .orElse("");
        return count + age + (hidden.isEmpty() ? "" : " (not shown: " + String.join(", ", hidden) + ")");
    }
}
