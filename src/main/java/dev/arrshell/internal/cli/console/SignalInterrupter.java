package dev.arrshell.internal.cli.console;

import java.util.concurrent.CountDownLatch;

/**
 * Interrupter of a command on Ctrl-C and SIGTERM. The command can then clean up and report before the process ends with the
 * signal's exit code.
 */
public final class SignalInterrupter {

    private final Thread thread = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final ShutdownHook hook;

    private SignalInterrupter(Runnable onTimeout) {
        hook = ShutdownHook.register(this::interrupt, onTimeout);
    }

    /**
     * Interrupts the calling thread on a signal from now until {@link #end}.
     *
     * @param onTimeout reports what is still open if the command does not end in time
     */
    public static SignalInterrupter here(Runnable onTimeout) {
        return new SignalInterrupter(onTimeout);
    }

    private void interrupt() {
        if (done.getCount() == 0) {
            return;
        }
        thread.interrupt();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void end() {
        done.countDown();
        hook.unregister();
    }
}
