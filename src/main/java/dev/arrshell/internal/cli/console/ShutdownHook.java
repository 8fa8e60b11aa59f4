package dev.arrshell.internal.cli.console;

import java.util.concurrent.TimeUnit;

/** Shutdown hook that runs some work for a bounded time: on Ctrl-C, on a termination signal, on {@code System.exit}. */
public final class ShutdownHook {

    /** Longer than a request may take to fail, shorter than the time between SIGTERM and SIGKILL in common set-ups. */
    private static final long LIMIT_SECONDS = 20;

    private final Thread hook;

    private ShutdownHook(Thread hook) {
        this.hook = hook;
    }

    /**
     * Registers work for the end of the process.
     *
     * @param onTimeout runs if the work is not done in time
     */
    public static ShutdownHook register(Runnable work, Runnable onTimeout) {
        Thread hook = new Thread(() -> runBounded(work, onTimeout), "arr-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownHook(hook);
    }

    private static void runBounded(Runnable work, Runnable onTimeout) {
        Thread worker = new Thread(work, "arr-shutdown-work");
        worker.setDaemon(true);
        worker.start();
        try {
            TimeUnit.SECONDS.timedJoin(worker, LIMIT_SECONDS);
            if (worker.isAlive()) {
                onTimeout.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook runs already and finds the work done.
        }
    }
}
