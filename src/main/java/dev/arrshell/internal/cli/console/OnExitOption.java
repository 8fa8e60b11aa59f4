package dev.arrshell.internal.cli.console;

/** The values of {@code --on-exit}: what becomes of sessions that a run leaves running. Lower case, as they are typed. */
public enum OnExitOption {
    /** Stops them. */
    stop,
    /** Leaves them running. */
    keep,
    /** Stops them and fails. */
    fail
}
