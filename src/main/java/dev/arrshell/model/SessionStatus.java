package dev.arrshell.model;

import dev.arrshell.internal.text.EnumWords;
import org.jspecify.annotations.Nullable;

/**
 * Status of a session. A status that this version does not know is {@link #UNKNOWN}, with its text in
 * {@link SessionProperties#statusText()}; a wait goes on.
 */
public enum SessionStatus {
    /** A server is being found, imaged and booted. Nothing is billed yet. */
    STARTING("Starting", false),

    /** The session takes a client. Billing and lease run. */
    READY("Ready", false),

    /** Being stopped; only v1 lists it and no recording shows it. */
    STOPPING("Stopping", false),

    /** It was stopped. Terminal. */
    STOPPED("Stopped", true),

    /** It was ready for as long as its lease. Terminal. */
    EXPIRED("Expired", true),

    /** It failed at start-up or later; the properties say why. Terminal. */
    ERROR("Error", true),

    /** A status this version does not know. */
    UNKNOWN("Unknown", false);

    private final String wire;
    private final boolean terminal;

    SessionStatus(String wire, boolean terminal) {
        this.wire = wire;
        this.terminal = terminal;
    }

    /**
     * The spelling of the service's answers.
     *
     * @return the name in Pascal case
     */
    public String toWire() {
        return wire;
    }

    /**
     * Tells whether nothing can follow.
     *
     * @return true for {@link #STOPPED}, {@link #EXPIRED} and {@link #ERROR}
     */
    public boolean isTerminal() {
        return terminal;
    }

    /**
     * Reads a status out of an answer: the v1 table has lower case, its sample Pascal case.
     *
     * @param text the text, or null
     * @return the status, {@link #UNKNOWN} if it is not a known one
     */
    public static SessionStatus fromWire(@Nullable String text) {
        return EnumWords.find(SessionStatus.class, SessionStatus::toWire, text).orElse(UNKNOWN);
    }
}
