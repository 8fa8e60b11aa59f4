package dev.arrshell.internal.pool;

/** The states of a session in its pool. */
enum MemberState {
    /** It was asked for and is not ready yet. */
    STARTING,

    /** It is ready and not lent. */
    IDLE,

    /** The pool looks whether it is still ready, to lend it or to stop it. */
    CHECKED,

    /** It is lent. */
    LENT,

    /** It is being stopped, or its start may have worked though no answer came. */
    STOPPING,

    /** It has ended, and is no member any more. */
    ENDED
}
