package dev.arrshell.internal.service.session;

/**
 * Listener for changes of sessions. It is called while the session is locked, so that the changes of one session arrive in
 * their order, and must not block.
 */
public interface SessionListener {

    /** Does nothing. */
    SessionListener NONE = new SessionListener() {};

    /** A session is new or has changed. */
    default void changed(SessionRecord session) {}

    /** A session ended so long ago that the service has forgotten it. */
    default void forgotten(SessionRecord session) {}

    /** A session was removed without a trace, because an older state was restored. */
    default void undone(SessionRecord session) {
        forgotten(session);
    }
}
