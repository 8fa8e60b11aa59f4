package dev.arrshell.cli;

import dev.arrshell.groovy.Workspace;

/** Sees to it that a run ends well also on Ctrl-C, on a termination signal and on {@code System.exit}. */
final class Ending {

    private final Thread hook;

    private Ending(Thread hook) {
        this.hook = hook;
    }

    static Ending register(Workspace workspace) {
        Thread hook = new Thread(workspace::end, "arr-ending");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Ending(hook);
    }

    void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook runs, and finds the work done.
        }
    }
}
