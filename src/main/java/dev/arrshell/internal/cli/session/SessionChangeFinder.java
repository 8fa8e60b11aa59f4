package dev.arrshell.internal.cli.session;

import dev.arrshell.ArrClient;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.internal.view.SessionChange;
import dev.arrshell.internal.view.SessionChange.Kind;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finder of the changes between one listing of the sessions and the next. It asks for the properties of a session that is
 * not listed any more, since they say how it ended. Not thread-safe.
 */
final class SessionChangeFinder {

    private final ArrClient client;
    private final Map<SessionId, SessionProperties> known = new LinkedHashMap<>();

    SessionChangeFinder(ArrClient client) {
        this.client = client;
    }

    /**
     * The changes since the last call; at the first one every session is new. A look-up that fails for a reason that may
     * pass is repeated at the next call.
     *
     * @param listed the sessions that are listed now
     * @param onTrouble receives the message of each such failure
     * @throws ArrException if a look-up fails in a way that lasts, or is interrupted
     */
    List<SessionChange> changes(List<SessionProperties> listed, Consumer<String> onTrouble) {
        Map<SessionId, SessionProperties> gone = new LinkedHashMap<>(known);
        List<SessionChange> changes = new ArrayList<>();
        for (SessionProperties session : listed) {
            SessionProperties before = gone.remove(session.id());
            if (before == null) {
                changes.add(new SessionChange(Kind.ADDED, session));
            } else if (differ(before, session)) {
                changes.add(new SessionChange(Kind.CHANGED, session));
            }
            known.put(session.id(), session);
        }
        gone.values().forEach(before -> look(before, changes, onTrouble));
        return changes;
    }

    private void look(SessionProperties before, List<SessionChange> changes, Consumer<String> onTrouble) {
        SessionProperties now;
        try {
            now = now(before);
        } catch (ArrException e) {
            if (!RetryRules.isPassing(e)) {
                throw e;
            }
            onTrouble.accept(e.getMessage());
            return;
        }
        if (now.status().isTerminal() || now.status() == SessionStatus.UNKNOWN) {
            known.remove(now.id());
            changes.add(new SessionChange(Kind.ENDED, now));
        } else {
            // A listing may come late; the session is looked at again after the next one.
            known.put(now.id(), now);
            if (differ(before, now)) {
                changes.add(new SessionChange(Kind.CHANGED, now));
            }
        }
    }

    private SessionProperties now(SessionProperties before) {
        try {
            return client.session(before.id()).properties();
        } catch (SessionNotFoundException e) {
            return SessionProperties.builder(before.id(), SessionStatus.UNKNOWN)
                    .size(before.size())
                    .maxLeaseTime(before.maxLeaseTime())
                    .seenAt(before.seenAt())
                    .build();
        }
    }

    /** Whether more than the passing of time is between two answers. */
    private static boolean differ(SessionProperties before, SessionProperties now) {
        return !before.statusText().equals(now.statusText())
                || !before.maxLeaseTime().equals(now.maxLeaseTime())
                || !before.hostname().equals(now.hostname())
                || !before.message().equals(now.message());
    }
}
