package dev.arrshell.internal.config.doctor;

/** How a check of the doctor ended. */
public enum CheckStatus {
    /** As it should be. */
    OK,
    /** It works, or was not tried; a person should know. */
    WARN,
    /** Something will not work. */
    FAIL
}
