package dev.arrshell.internal.cli;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Stops the selector threads of the JDK's HTTP clients, so that the process ends sooner: the virtual machine waits up to
 * 300 ms for threads in native code, and Java 17 cannot close a client. Only for a program that is about to end.
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
