package dev.arrshell.internal.exit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads that are started during a run. Those that are no daemons are waited for, as {@code java} does, and a failure
 * that no thread catches is reported. While it is open it takes the place of the process's handler of such failures. Thread-safe.
 */
public final class ScriptThreads implements AutoCloseable {

    /** The names of this library's own threads, which end with what started them. */
    private static final String OURS = "arr-";

    private static final Duration FOREVER = Duration.ofDays(365);

    private final Set<Thread> before = alive().collect(Collectors.toUnmodifiableSet());
    private final UncaughtExceptionHandler previous = Thread.getDefaultUncaughtExceptionHandler();

    private ScriptThreads() {}

    /**
     * Begins to watch.
     *
     * @param onFailure given a thread and what it has ended with, on that thread
     */
    public static ScriptThreads watch(BiConsumer<Thread, Throwable> onFailure) {
        ScriptThreads threads = new ScriptThreads();
        Thread.setDefaultUncaughtExceptionHandler(onFailure::accept);
        return threads;
    }

    /** The threads that are waited for now. */
    public List<Thread> running() {
        return alive().filter(thread -> !thread.isDaemon()
                        && thread != Thread.currentThread()
                        && !thread.getName().startsWith(OURS)
                        && !before.contains(thread))
                .toList();
    }

    /** Waits until all have ended, also those that they start meanwhile. */
    public void await() throws InterruptedException {
        await(FOREVER);
    }

    /** Waits for a time; returns whether all have ended. */
    public boolean await(Duration atMost) throws InterruptedException {
        long begun = System.nanoTime();
        for (List<Thread> left = running(); !left.isEmpty(); left = running()) {
            long remaining = atMost.toNanos() - (System.nanoTime() - begun);
            if (remaining <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedJoin(left.get(0), remaining);
        }
        return true;
    }

    /** The threads of this group and the groups in it; those of the JDK's own are in another. */
    private static Stream<Thread> alive() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] found = new Thread[2 * group.activeCount() + 8];
        int count = group.enumerate(found);
        while (count == found.length) {
            found = new Thread[2 * found.length];
            count = group.enumerate(found);
        }
        return Arrays.stream(found, 0, count);
    }

    /** Ends the watch. Later failures of threads that still run are not reported. */
    @Override
    public void close() {
        boolean isOver = running().isEmpty();
        Thread.setDefaultUncaughtExceptionHandler(isOver ? previous : (thread, failure) -> {});
    }
}
