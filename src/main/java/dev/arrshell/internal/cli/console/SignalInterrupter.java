package dev.arrshell.internal.cli.console;

import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C and SIGTERM break off what a command is doing, so that it can say what is known by then, before the process
 * ends with the signal's exit code.
 */
public final class SignalInterrupter {

    private final Thread run = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ShutdownHook ending;

    private SignalInterrupter(Runnable otherwise) {
        ending = ShutdownHook.register(this::breakOff, otherwise);
    }

    /**
     * From now on until {@link #end}, for the thread that calls this.
     *
     * @param otherwise says what there still is, where the command has not come to an end when the process has to
     */
    public static SignalInterrupter here(Runnable otherwise) {
        return new SignalInterrupter(otherwise);
    }

    private void breakOff() {
        if (over.getCount() == 0) {
            return;
        }
        run.interrupt();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void end() {
        over.countDown();
        ending.unregister();
    }
}
