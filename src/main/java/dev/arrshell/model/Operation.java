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
    STOP("stop the session"),
    /** Read what a session's server has printed. */
    LOG("read the output of the session's server"),
    /** Start the conversion of an asset. */
    CONVERSION_CREATE("start a conversion"),
    /** Read the state of a conversion. */
    CONVERSION_GET("read the conversion"),
    /** List the conversions. */
    CONVERSION_LIST("list the conversions");

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
