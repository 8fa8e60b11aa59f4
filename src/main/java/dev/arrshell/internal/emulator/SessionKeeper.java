package dev.arrshell.internal.emulator;

/**
 * Is told of every change to a session while the session is held, so that the changes of one come in their order. Must
 * not block.
 */
interface SessionKeeper {

    /** Keeps nothing. */
    SessionKeeper NONE = new SessionKeeper() {
        @Override
        public void keep(EmulatedSession session) {
            // It is in memory.
        }

        @Override
        public void drop(EmulatedSession session) {
            // It is no longer in memory.
        }
    };

    /** A session is new, or is no longer what it was. */
    void keep(EmulatedSession session);

    /** A session is no longer remembered. */
    void drop(EmulatedSession session);

    /** A session is as if it never was. */
    default void undo(EmulatedSession session) {
        drop(session);
    }
}
