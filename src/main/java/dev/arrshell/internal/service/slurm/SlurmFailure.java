package dev.arrshell.internal.service.slurm;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A command of Slurm did not succeed. */
final class SlurmFailure extends IOException {

    private static final long serialVersionUID = 1L;

    /** Parts of messages that tell of a controller that cannot be reached or is busy, in lower case. */
    private static final List<String> PASSING = List.of(
            "unable to contact",
            "timed out",
            "connection refused",
            "connect failure",
            "connection reset",
            "communication",
            "temporarily un",
            "try again",
            "zero bytes",
            "munge",
            "authentication",
            "standby",
            "unexpected message",
            "configuration source",
            "controller",
            "no route to host",
            "network is unreachable",
            "resource temporarily");

    private final boolean hasAnswer;

    /**
     * A failure.
     *
     * @param hasAnswer whether the command ended by itself
     */
    SlurmFailure(String message, boolean hasAnswer) {
        super(message);
        this.hasAnswer = hasAnswer;
    }

    /** Whether Slurm has answered no. All else leaves open what has happened. */
    boolean isRefusal() {
        String text = getMessage().toLowerCase(Locale.ROOT);
        return hasAnswer && !text.isBlank() && PASSING.stream().noneMatch(text::contains);
    }
}
