package dev.arrshell.internal.exit;

/** What becomes, at the end of a run, of the sessions that it started and left running. */
public enum ExitPolicy {
    /** They are stopped. */
    STOP,
    /** They are left alone. */
    KEEP,
    /** They are stopped, and the run counts as failed: its script should have stopped them. */
    FAIL
}
