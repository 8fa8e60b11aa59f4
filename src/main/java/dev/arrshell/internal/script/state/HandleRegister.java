package dev.arrshell.internal.script.state;

import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.model.SessionId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Register of the clients and sessions that were current or assigned to a variable. It tells a handle that was just
 * made, as by {@code client.session(id)}, from one that was there before. Thread-safe.
 */
final class HandleRegister {

    /** Handles have no equals of their own, so this goes by identity. */
    private final Set<Object> handles = Collections.newSetFromMap(new WeakHashMap<>());

    private final Set<SessionId> sessions = new HashSet<>();

    /**
     * Adds a client or a session.
     *
     * @return whether it is new. What a wait returns is new only if its session is
     */
    synchronized boolean add(Object handle) {
        boolean isNew = handles.add(handle);
        boolean isNewSession = handle instanceof Session session && sessions.add(session.id());
        return handle instanceof ReadySession ? isNewSession : isNew;
    }
}
