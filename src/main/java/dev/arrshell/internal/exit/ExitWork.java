package dev.arrshell.internal.exit;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A piece of work for the end of a run, on a thread of its own: work that ends the process, never returns, or interrupts its
 * thread does not keep the rest of the end from being done.
 */
public final class ExitWork {

    private static final long POLL_MILLIS = 20;

    private final Thread thread;
    private volatile Throwable failure;

    private ExitWork(Runnable work) {
        thread = new WorkThread(() -> run(work));
        thread.setDaemon(true);
    }

    private static final class WorkThread extends Thread {

        WorkThread(Runnable work) {
            super(work, "arr-on-exit");
        }
    }

    /** Whether the calling code is such work. */
    static boolean isCurrentThread() {
        return Thread.currentThread() instanceof WorkThread;
    }

    /** Starts work. */
    static ExitWork start(Runnable work) {
        ExitWork started = new ExitWork(work);
        started.thread.start();
        return started;
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            failure = e;
        }
    }

    /**
     * Waits until the work has ended or has called {@code System.exit}, which never returns. An interrupt is passed on to
     * the work.
     *
     * @param late whether the work may not go on any longer; it is then interrupted and left
     * @return false if it was late
     */
    boolean await(BooleanSupplier late) {
        boolean interrupted = false;
        while (thread.isAlive() && !endsProcess() && !late.getAsBoolean()) {
            try {
                TimeUnit.MILLISECONDS.timedJoin(thread, POLL_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        boolean left = thread.isAlive() && !endsProcess();
        if (left) {
            thread.interrupt();
        }
        return !left;
    }

    private boolean endsProcess() {
        return isExit(thread.getStackTrace());
    }

    /** Whether the process is ending because a thread has called {@code System.exit}, not because of a signal. */
    public static boolean isExitCalled() {
        return Thread.getAllStackTraces().values().stream().anyMatch(ExitWork::isExit);
    }

    private static boolean isExit(StackTraceElement... trace) {
        return Arrays.stream(trace)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }

    /** The exception or error that ended the work; empty if there was none. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
