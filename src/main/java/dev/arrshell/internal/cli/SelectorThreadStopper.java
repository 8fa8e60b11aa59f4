package dev.arrshell.internal.cli;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ends the threads in which the JDK's HTTP clients wait for the network. The virtual machine waits 300 ms for threads
 * in native code when it ends, and Java 17 has no way to close a client. Only for a program that is about to end.
 */
final class SelectorThreadStopper {

    private static final long PATIENCE_MILLIS = 50;

    private SelectorThreadStopper() {}

    static void end() {
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        threads.stream().filter(SelectorThreadStopper::isSelector).forEach(SelectorThreadStopper::end);
    }

    private static boolean isSelector(Thread thread) {
        String name = thread.getName();
        return name.startsWith("HttpClient-") && name.endsWith("-SelectorManager");
    }

    private static void end(Thread selector) {
        selector.interrupt();
        try {
            TimeUnit.MILLISECONDS.timedJoin(selector, PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
