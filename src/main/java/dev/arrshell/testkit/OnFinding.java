package dev.arrshell.testkit;

/** The effect of a finding on a test that is over. */
public enum OnFinding {

    /** The test passes all the same. */
    PASS,

    /** The test fails. */
    FAIL
}
