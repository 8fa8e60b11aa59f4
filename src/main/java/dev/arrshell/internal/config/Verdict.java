package dev.arrshell.internal.config;

/** How a check of the doctor ended. */
public enum Verdict {
    /** As it should be. */
    OK,
    /** It works, or was not tried; a person should know. */
    WARN,
    /** Something will not work. */
    FAIL
}
