package dev.arrshell.internal.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read answers. The JDK's own choice is one for each request in flight; a few are as fast, and
 * thousands of waiting sessions then cost no thread.
 */
final class ClientThreads {

    private static final int MOST = 4;
    private static final int IDLE_SECONDS = 10;

    private ClientThreads() {}

    /** A pool of daemon threads that end when idle, so that nobody has to shut it down. */
    static Executor few() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ClientThreads::daemon);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "arr-http");
        thread.setDaemon(true);
        return thread;
    }
}
