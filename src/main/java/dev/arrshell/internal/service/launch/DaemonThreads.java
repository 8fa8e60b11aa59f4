package dev.arrshell.internal.service.launch;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Maker of threads for the looks of a provider, which do not keep a process from ending. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** So many threads of a name. Looks that are repeated end when it is shut down. */
    public static ScheduledThreadPoolExecutor of(String name, int count) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(count, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        return threads;
    }
}
