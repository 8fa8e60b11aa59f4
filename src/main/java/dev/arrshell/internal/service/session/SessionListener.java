package dev.arrshell.internal.service.session;

/**
 * Is told of every change to a session while the session is held, so that the changes of one come in their order. Must
 * not block.
 */
public interface SessionListener {

    /** Keeps nothing. */
    SessionListener NONE = new SessionListener() {
        @Override
        public void keep(SessionRecord session) {
            // It is in memory.
        }

        @Override
        public void drop(SessionRecord session) {
            // It is no longer in memory.
        }
    };

    /** A session is new, or is no longer what it was. */
    void keep(SessionRecord session);

    /** A session is no longer remembered. */
    void drop(SessionRecord session);

    /** A session is as if it never was. */
    default void undo(SessionRecord session) {
        drop(session);
    }
}
