package dev.arrshell.internal.config.doctor;

/** The result of a check. */
public enum CheckStatus {
    /** As it should be. */
    OK,
    /** It works with a limit, or was not checked. */
    WARN,
    /** Something will not work. */
    FAIL
}
