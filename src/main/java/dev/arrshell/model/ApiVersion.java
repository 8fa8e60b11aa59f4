package dev.arrshell.model;

/** The generations of the REST API. They are one service on one state; a session made in one is seen in the other. */
public enum ApiVersion {
    /** The public preview of 2019 to 2021, which the session page speaks: {@code /v1/accounts/…}. */
    V1("v1");

    private final String text;

    ApiVersion(String text) {
        this.text = text;
    }

    /**
     * How the version is written.
     *
     * @return {@code v1}
     */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
