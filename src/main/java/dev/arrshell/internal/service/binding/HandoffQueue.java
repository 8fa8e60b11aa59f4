package dev.arrshell.internal.service.binding;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The queue of a {@link ThreadPoolExecutor} all of whose threads may end for want of work. It takes work only if a thread
 * waits for it, so that the pool starts another one otherwise and nobody waits for somebody else's slow request. A
 * {@link SynchronousQueue} does that too, but its threads spin before they wait, which takes the processor from the
 * client where there are two: with 64 clients it now and then falls to a quarter. Thread-safe.
 */
@SuppressWarnings("serial")
final class HandoffQueue extends LinkedBlockingQueue<Runnable> {

    /** The threads that wait, less the work that is under way to them; less than none while one comes back for its own. */
    private final AtomicInteger free = new AtomicInteger();

    @Override
    public boolean offer(Runnable work) {
        return claimed() && super.offer(work);
    }

    private boolean claimed() {
        return free.getAndUpdate(n -> n > 0 ? n - 1 : n) > 0;
    }

    /**
     * Who has waited long enough but was claimed at the last moment takes what is under way. Who is interrupted is not
     * counted on any more; the pool, unless it ends, lets the thread wait anew.
     */
    @Override
    public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
        free.incrementAndGet();
        try {
            Runnable work = super.poll(timeout, unit);
            return work != null || claimed() ? work : take();
        } catch (InterruptedException e) {
            free.decrementAndGet();
            throw e;
        }
    }
}
