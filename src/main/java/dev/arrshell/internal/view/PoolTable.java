package dev.arrshell.internal.view;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TableColumn;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.internal.view.layout.TextTable;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.SessionId;
import dev.arrshell.pool.PoolMetrics;
import dev.arrshell.pool.PoolSessionInfo;
import dev.arrshell.pool.PoolSessionInfo.Use;
import dev.arrshell.pool.SessionPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The view of a pool: a table of its sessions with its figures below.
 *
 * @param sessions the sessions of the pool
 * @param metrics its figures
 */
public record PoolTable(List<PoolSessionInfo> sessions, PoolMetrics metrics) implements Viewable {

    private static final Shape<PoolSessionInfo> SESSION = Shape.of(PoolSessionInfo.class)
            .with("id", session -> session.id().map(SessionId::value).orElse(null))
            .with("use", session -> use(session))
            .with("leftSeconds", session -> session.leaseLeft().toSeconds())
            .with("hostname", session -> session.hostname().orElse(null));

    public PoolTable {
        sessions = List.copyOf(sessions);
        Objects.requireNonNull(metrics, "metrics");
    }

    /** A pool as it is now. */
    static PoolTable of(SessionPool pool) {
        return new PoolTable(pool.sessions(), pool.metrics());
    }

    @Override
    public String text(Screen screen) {
        String table = sessions.isEmpty() ? "no sessions" : new TextTable(screen, columns(screen)).text();
        return table + "\n" + figures();
    }

    private List<TableColumn> columns(Screen screen) {
        List<String> ids = sessions.stream().map(PoolTable::id).toList();
        int prefix = screen.wide() ? Integer.MAX_VALUE - 1 : SessionText.prefix(ids);
        return List.of(
                TableColumn.of("id", 4, sessions, session -> SessionText.shortId(id(session), prefix)),
                TableColumn.styled("use", 3, sessions, PoolTable::use, session -> style(session.use())),
                TableColumn.of("left", 2, sessions, session -> DurationText.format(session.leaseLeft())),
                TableColumn.of(
                                "host",
                                1,
                                sessions,
                                session -> session.hostname().orElse(SessionText.UNKNOWN))
                        .cuttable());
    }

    private static String id(PoolSessionInfo session) {
        return session.id().map(SessionId::value).orElse(SessionText.UNKNOWN);
    }

    private static String use(PoolSessionInfo session) {
        return session.use().name().toLowerCase(Locale.ROOT);
    }

    private static TextStyle style(Use use) {
        return switch (use) {
            case IDLE, LENT -> TextStyle.GOOD;
            case STARTING, STOPPING -> TextStyle.BUSY;
        };
    }

    private String figures() {
        String waits = metrics.acquired() == 0
                ? ""
                : ", after " + DurationText.format(metrics.meanWait()) + " on average and "
                        + DurationText.format(metrics.longestWait()) + " at most";
        return metrics.idle() + " idle, " + metrics.lent() + " lent, " + metrics.waiting() + " waiting, "
                + metrics.startedToday() + " started today\n" + metrics.acquired()
                + (metrics.acquired() == 1 ? " call" : " calls") + " got a session" + waits;
    }

    @Override
    public Object document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("size", metrics.size());
        document.put("starting", metrics.starting());
        document.put("idle", metrics.idle());
        document.put("lent", metrics.lent());
        document.put("waiting", metrics.waiting());
        document.put("acquired", metrics.acquired());
        document.put("longestWaitSeconds", metrics.longestWait().toSeconds());
        document.put("meanWaitSeconds", metrics.meanWait().toSeconds());
        document.put("startedToday", metrics.startedToday());
        document.put("sessions", sessions.stream().map(SESSION::document).toList());
        return document;
    }
}
