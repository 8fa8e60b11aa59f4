package dev.arrshell.internal.service.binding;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of the server, one for each connection: virtual ones from Java 24 on, where no monitor pins them. */
final class ServerThreads {

    private static final int VIRTUAL_FROM = 24;

    private ServerThreads() {}

    static ExecutorService executor() {
        return Runtime.version().feature() < VIRTUAL_FROM ? platform() : virtual();
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

    private static ExecutorService platform() {
        AtomicInteger count = new AtomicInteger();
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "arr-emulator-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
