package dev.arrshell.internal.service.binding;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that take requests, one each, so that a slow sender keeps nobody waiting. From Java 24 on they are virtual,
 * which serves a sixth more requests in the same processor time; before that a virtual thread could hold up others where
 * it waits in a monitor.
 */
final class ServerThreads {

    private static final int VIRTUAL_FROM = 24;

    /** So many clients may send or be answered at once where threads cost; whoever comes on top of that is hung up on. */
    private static final int MOST = 256;

    /**
     * So many are started before one that waits already is preferred to another. They take turns, which on two processors
     * serves one client a tenth faster than the same thread each time.
     */
    private static final int STANDING = 16;

    private static final long IDLE_SECONDS = 10;

    private ServerThreads() {}

    static ExecutorService executor() {
        return Runtime.version().feature() < VIRTUAL_FROM ? pool() : virtual();
    }

    /** Found by name, as the program is compiled for Java 17. */
    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Java 24 and later have virtual threads", e);
        }
    }

    private static ExecutorService pool() {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, "arr-emulator-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(STANDING, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new HandoffQueue(), daemons);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
