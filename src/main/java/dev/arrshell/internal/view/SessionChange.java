package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.SessionProperties;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A change between two listings of the sessions: one line for people, one object or row for programs.
 *
 * @param session the session after the change; its status is unknown if the service has forgotten it
 */
public record SessionChange(Kind kind, SessionProperties session) implements Viewable {

    /** The kinds of changes. */
    public enum Kind {
        /** It is listed for the first time. */
        ADDED,
        /** Its status, lease, host name or message is another one. */
        CHANGED,
        /** It has ended and is not listed any more. */
        ENDED
    }

    public SessionChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(session, "session");
    }

    @Override
    public String text(Screen screen) {
        return String.format(
                        "%s  %-7s  %s  %s  %-8s  lease %-6s  %s",
                        session.seenAt().truncatedTo(ChronoUnit.SECONDS),
                        kind,
                        session.id(),
                        screen.paint(
                                SessionText.style(session.status()),
                                String.format("%-8s", SafeText.line(session.statusText()))),
                        SessionText.size(session),
                        SessionText.lease(session),
                        SafeText.line(session.message().or(session::hostname).orElse("")))
                .stripTrailing();
    }

    @Override
    public Object document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("change", kind.name());
        document.putAll(Shapes.SESSION.document(session));
        return document;
    }
}
