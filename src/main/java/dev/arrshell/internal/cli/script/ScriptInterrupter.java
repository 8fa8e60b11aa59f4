package dev.arrshell.internal.cli.script;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupter of the thread that runs a script. Has no effect on what the thread does after the script. */
final class ScriptInterrupter {

    /** How long an interrupted script may take to end. */
    private static final long END_WITHIN_SECONDS = 2;

    private final Thread thread = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);

    private boolean interrupted;

    /** Interrupts the script, if it still runs. */
    synchronized void interrupt() {
        if (done.getCount() > 0) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** Ends the interrupter once the script has ended and its outcome is printed. Called by the script's thread. */
    synchronized void end() {
        done.countDown();
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /** Waits a short time for {@link #end}. */
    void await() {
        try {
            done.await(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
