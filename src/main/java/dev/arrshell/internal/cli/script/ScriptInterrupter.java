package dev.arrshell.internal.cli.script;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A script on its way, which a signal may interrupt until it is over; what follows it must not be hindered. */
final class ScriptInterrupter {

    /** How long a script that is interrupted may take to say so. */
    private static final long HEEDING_SECONDS = 2;

    private final Thread thread = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);

    private boolean interrupted;

    /** Interrupts the script, if it still runs. */
    synchronized void interrupt() {
        if (over.getCount() > 0) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** The script has ended, and what is to be told of it has been told. Called by the thread that ran it. */
    synchronized void isOver() {
        over.countDown();
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /** Waits a little while until it is over. */
    void await() {
        try {
            over.await(HEEDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
