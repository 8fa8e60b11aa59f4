package dev.arrshell.server;

/** Why a server is released. */
public enum ReleaseReason {
    /** The session was stopped. */
    STOPPED,

    /** The session's lease is over. */
    EXPIRED,

    /** The session failed, or the service does not know it any more. */
    ABANDONED
}
