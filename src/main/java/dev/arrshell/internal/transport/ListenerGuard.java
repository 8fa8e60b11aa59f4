package dev.arrshell.internal.transport;

import dev.arrshell.internal.text.SecretRedactor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Guard of a user's listener, which observes and decides nothing: what it throws, errors included, is warned about once
 * and has no other effect. An interrupt that it swallowed is restored. Thread-safe.
 */
public final class ListenerGuard {

    private final String name;
    private final Consumer<? super String> warnings;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Makes a guard.
     *
     * @param name the listener as its user knows it
     * @param warnings gets one sentence; must not throw
     */
    public ListenerGuard(String name, Consumer<? super String> warnings) {
        this.name = name;
        this.warnings = warnings;
    }

    /** The listener, guarded. */
    public <T> Consumer<T> around(Consumer<? super T> listener) {
        return value -> run(() -> listener.accept(value));
    }

    /** Calls the listener. */
    public void run(Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (!told.getAndSet(true)) {
                warnings.accept(
                        "the listener " + name + " failed: " + SecretRedactor.mask(String.valueOf(thrown))
                                + ". It only observes, so the work goes on, and what it throws from now on is not told any more");
            }
        }
    }
}
