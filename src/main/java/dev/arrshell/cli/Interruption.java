package dev.arrshell.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C and SIGTERM break off what a command is doing, so that it can say what is known by then, before the process
 * ends with the signal's exit code.
 */
final class Interruption {

    private final Thread run = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Ending ending;

    private Interruption(Runnable otherwise) {
        ending = Ending.register(this::breakOff, otherwise);
    }

    /**
     * From now on until {@link #end}, for the thread that calls this.
     *
     * @param otherwise says what there still is, where the command has not come to an end when the process has to
     */
    static Interruption here(Runnable otherwise) {
        return new Interruption(otherwise);
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

    void end() {
        over.countDown();
        ending.unregister();
    }
}
