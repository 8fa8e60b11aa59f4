package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.exit.ExitWork;
import dev.arrshell.internal.exit.ScriptThreads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/** The threads of a script that the program runs: the run ends after them, and fails if one of them does. */
final class RunThreads implements AutoCloseable {

    /** How long a script's threads may outlast it before a notice names them. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CliContext context;
    private final RunDeadline deadline;
    private final AtomicInteger failed = new AtomicInteger(ExitCodes.OK);
    private final ScriptThreads threads;

    /**
     * Begins to watch.
     *
     * @param report reports what a thread has ended with, and returns its exit code
     */
    RunThreads(CliContext context, RunDeadline deadline, ToIntBiFunction<Thread, Throwable> report) {
        this.context = context;
        this.deadline = deadline;
        threads = ScriptThreads.watch(
                (thread, failure) -> failed.compareAndSet(ExitCodes.OK, report.applyAsInt(thread, failure)));
    }

    /**
     * Waits for the threads, unless the script was broken off.
     *
     * @param own the exit code of the script itself
     * @return the exit code of the run
     */
    int end(int own) {
        try {
            if (!deadline.passed() && own != ExitCodes.INTERRUPTED && own != ExitCodes.READER_GONE) {
                await();
            }
            return own == ExitCodes.OK ? failed.get() : own;
        } catch (InterruptedException e) {
            return interrupted();
        }
    }

    private void await() throws InterruptedException {
        if (!threads.await(PATIENCE)) {
            context.notice("the script has ended, and is waited for until its threads have: " + names()
                    + " (daemon threads are not waited for)");
            threads.await();
        }
    }

    private int interrupted() {
        String still = "the script has ended, its threads have not: " + names();
        if (deadline.passed()) {
            return context.fail(deadline.message() + ": " + still, ExitCodes.DEADLINE);
        }
        return ExitWork.isExitCalled()
                ? ExitCodes.INTERRUPTED
                : context.fail("interrupted: " + still, ExitCodes.INTERRUPTED);
    }

    private String names() {
        return threads.running().stream().map(Thread::getName).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        threads.close();
    }
}
