package dev.arrshell.model;

/** The calls of a client, as the journal and exceptions name them. */
public enum Operation {
    /** Request a token from the token service. */
    TOKEN("request a token"),
    /** Create a session. */
    CREATE("create a session"),
    /** Read a session's properties. */
    PROPERTIES("read the session's properties"),
    /** Extend a session's lease. */
    UPDATE("update the session's lease"),
    /** List the active sessions. */
    LIST("list the sessions"),
    /** Stop a session. */
    STOP("stop the session");

    private final String description;

    Operation(String description) {
        this.description = description;
    }

    /**
     * The operation as part of a sentence.
     *
     * @return such as {@code create a session}
     */
    public String description() {
        return description;
    }
}
