package dev.arrshell.internal.cli.console;

import java.util.concurrent.TimeUnit;

/** Sees to it that a run ends well also on Ctrl-C, on a termination signal and on {@code System.exit}. */
public final class ShutdownHook {

    /** Longer than one request may take to fail, shorter than those who send signals wait before they kill. */
    private static final long PATIENCE_SECONDS = 20;

    private final Thread hook;

    private ShutdownHook(Thread hook) {
        this.hook = hook;
    }

    /**
     * Registers work for the end of the process.
     *
     * @param work what is to be done, within a bounded time
     * @param otherwise what is to be said if it is not done by then
     */
    public static ShutdownHook register(Runnable work, Runnable otherwise) {
        Thread hook = new Thread(() -> bounded(work, otherwise), "arr-ending");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownHook(hook);
    }

    private static void bounded(Runnable work, Runnable otherwise) {
        Thread worker = new Thread(work, "arr-ending-work");
        worker.setDaemon(true);
        worker.start();
        try {
            TimeUnit.SECONDS.timedJoin(worker, PATIENCE_SECONDS);
            if (worker.isAlive()) {
                otherwise.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook runs, and finds the work done.
        }
    }
}
