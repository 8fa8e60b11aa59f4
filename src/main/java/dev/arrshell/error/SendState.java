package dev.arrshell.error;

/** Whether a request left this machine before a call failed. */
public enum SendState {
    /** Nothing was sent; the service knows nothing of the call. */
    NOTHING("nothing was sent"),

    /** A request was sent and the service answered it. */
    ANSWERED("the service answered"),

    /** A request was sent, or may have been, and no answer came: it may have taken effect. */
    UNANSWERED("sent, but no answer came: it may have taken effect");

    private final String description;

    SendState(String description) {
        this.description = description;
    }

    /**
     * The fact as the end of a message.
     *
     * @return such as {@code nothing was sent}
     */
    public String description() {
        return description;
    }

    /**
     * The fact for two requests of one call.
     *
     * @param other the other request's
     * @return whichever leaves more open
     */
    public SendState and(SendState other) {
        return compareTo(other) < 0 ? other : this;
    }
}
