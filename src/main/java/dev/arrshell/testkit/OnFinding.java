package dev.arrshell.testkit;

/** What it means for a test that something was found when it was over. */
public enum OnFinding {

    /** The test passes all the same. */
    PASS,

    /** The test fails. */
    FAIL
}
