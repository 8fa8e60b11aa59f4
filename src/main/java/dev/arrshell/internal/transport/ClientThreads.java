package dev.arrshell.internal.transport;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that send and that read answers: as many as serve best, however many requests or waits there are. */
final class ClientThreads {

    /** How many requests are in flight at once at most; the others wait for their turn. */
    private static final int SENDING = 64;

    /** The JDK's own choice is one for each request in flight; a few are as fast. */
    private static final int READING = 4;

    private static final int IDLE_SECONDS = 10;

    private ClientThreads() {}

    /** Each waits for the answer to the request that it sent. */
    static ExecutorService sending() {
        return pool(SENDING, "arr-send");
    }

    /** Run what the JDK's client has to do when something has come. */
    static ExecutorService reading() {
        return pool(READING, "arr-http");
    }

    /** A pool of daemon threads that end when idle, so that nobody has to shut it down. */
    private static ExecutorService pool(int most, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(work, name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
