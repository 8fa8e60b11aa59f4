package dev.arrshell.internal.timeline;

import java.util.Locale;

/** What became of a session when its script was done. */
public enum SessionOutcome {
    /** It was over by then. */
    OVER,
    /** The script left it running, and the end of the run stopped it. */
    STOPPED,
    /** The script left it running, and so did the end of the run. */
    RUNNING;

    /** The name in documents. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
