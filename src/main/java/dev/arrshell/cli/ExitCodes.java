package dev.arrshell.cli;

/** What the program's exit codes mean. */
final class ExitCodes {

    /** All went well. */
    static final int OK = 0;

    /** The script could not be compiled or ended with an exception, or what it left could not be cleaned up. */
    static final int SCRIPT_FAILED = 1;

    /** Wrong usage or configuration, or a script that cannot be read. */
    static final int USAGE = 2;

    /** Interrupted, as by Ctrl-C: 128 and the number of the signal, as shells have it. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
