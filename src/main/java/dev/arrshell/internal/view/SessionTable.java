package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TableColumn;
import dev.arrshell.internal.view.layout.TextTable;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.util.Comparator;
import java.util.List;

/** Table of sessions, ordered by the end of their leases. */
final class SessionTable {

    private SessionTable() {}

    static String text(List<SessionProperties> sessions, Screen screen) {
        if (sessions.isEmpty()) {
            return "no sessions in Starting or Ready";
        }
        List<SessionProperties> sorted = sessions.stream()
                .sorted(Comparator.comparing(SessionProperties::remaining)
                        .thenComparing(session -> session.id().value()))
                .toList();
        TextTable full = new TextTable(screen, columns(sorted, screen, true));
        TextTable grid = full.isWhole() ? full : new TextTable(screen, columns(sorted, screen, false));
        return grid.text() + "\n" + footer(sorted.size(), grid.hidden());
    }

    private static List<TableColumn> columns(List<SessionProperties> rows, Screen screen, boolean fullHost) {
        List<SessionId> ids = rows.stream().map(SessionProperties::id).toList();
        int prefix = screen.wide() ? Integer.MAX_VALUE - 1 : SessionText.prefix(ids);
        return List.of(
                TableColumn.of("id", 6, rows, row -> SessionText.shortId(row.id(), prefix)),
                TableColumn.styled(
                        "status", 5, rows, SessionProperties::statusText, row -> SessionText.style(row.status())),
                TableColumn.of("size", 2, rows, SessionText::size),
                TableColumn.of("lease", 3, rows, SessionText::lease),
                TableColumn.styled("left", 4, rows, SessionText::left, SessionText::urgency),
                TableColumn.of("host", 1, rows, row -> host(row, fullHost)).cuttable());
    }

    private static String host(SessionProperties row, boolean full) {
        String host = row.hostname().orElse(SessionText.UNKNOWN);
        return full ? host : SessionText.shortHost(host);
    }

    private static String footer(int number, List<String> hidden) {
        String count = number == 1 ? "1 session" : number + " sessions";
        return hidden.isEmpty() ? count : count + " (not shown: " + String.join(", ", hidden) + ")";
    }
}
