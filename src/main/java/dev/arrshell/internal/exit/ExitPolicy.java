package dev.arrshell.internal.exit;

/** Treatment, at the end of a run, of the sessions that it started and left running. */
public enum ExitPolicy {
    /** They are stopped. */
    STOP,
    /** They are left running. */
    KEEP,
    /** They are stopped, and the run counts as failed: its script should have stopped them. */
    FAIL
}
