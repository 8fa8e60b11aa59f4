package dev.arrshell.internal.cli.console;

/** What becomes of the sessions that a run started and left running. Lower case, since that is what people type. */
public enum OnExitOption {
    /** They are stopped. */
    stop,
    /** They are left alone. */
    keep,
    /** They are stopped, and to have left them is a failure. */
    fail
}
