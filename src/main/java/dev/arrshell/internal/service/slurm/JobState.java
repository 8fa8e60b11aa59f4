package dev.arrshell.internal.service.slurm;

import java.util.Set;

/** The states of Slurm, grouped by their meaning for a server. */
enum JobState {
    /** It waits for its place. */
    PENDING,
    /** It has its place. */
    RUNNING,
    /** It has ended, and its node is being cleared; how it ended is not told yet. */
    COMPLETING,
    /** It has ended. */
    ENDED,
    /** A word that is not known here. */
    UNKNOWN;

    private static final Set<String> WAITING = Set.of(
            "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT");
    private static final Set<String> GOING =
            Set.of("RUNNING", "SUSPENDED", "STOPPED", "RESIZING", "SIGNALING", "STAGE_OUT");
    private static final Set<String> OVER = Set.of(
            "BOOT_FAIL",
            "CANCELLED",
            "COMPLETED",
            "DEADLINE",
            "FAILED",
            "NODE_FAIL",
            "OUT_OF_MEMORY",
            "PREEMPTED",
            "REVOKED",
            "TIMEOUT");

    static JobState of(String word) {
        if (WAITING.contains(word)) {
            return PENDING;
        }
        if (GOING.contains(word)) {
            return RUNNING;
        }
        if (OVER.contains(word)) {
            return ENDED;
        }
        return word.equals("COMPLETING") ? COMPLETING : UNKNOWN;
    }

    boolean isLive() {
        return this == PENDING || this == RUNNING;
    }
}
