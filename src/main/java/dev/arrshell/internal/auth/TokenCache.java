package dev.arrshell.internal.auth;

import dev.arrshell.model.AccessToken;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Cache of one token, which all clients of an account and its key share. It is fetched when first needed, by one request for all callers, and again five minutes before it
 * expires. A renewal that fails goes unnoticed while the old token is good.
 *
 * <p>A token's age is the larger of what the wall clock and the monotonic clock tell: on a machine that slept only the
 * first went on, on one whose clock was set back only the second.
 */
public final class TokenCache {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Supplier<CompletableFuture<AccessToken>> source;
    private final TimeSource time;
    private final AtomicReference<Entry> current = new AtomicReference<>();

    public TokenCache(Supplier<CompletableFuture<AccessToken>> source, TimeSource time) {
        this.source = source;
        this.time = time;
    }

    /** The token, perhaps still being fetched. Each caller gets a future of its own. */
    public CompletableFuture<AccessToken> token() {
        while (true) {
            Entry entry = current.get();
            if (entry != null && entry.serves()) {
                return entry.token.copy();
            }
            Entry fresh = new Entry();
            if (current.compareAndSet(entry, fresh)) {
                fetch(fresh, entry);
                return fresh.token.copy();
            }
        }
    }

    /** Forgets a token that the service refused, unless it is another by now. */
    public void reject(AccessToken refused) {
        Entry entry = current.get();
        if (entry != null && entry.holds(refused)) {
            current.compareAndSet(entry, null);
        }
    }

    /** Forgets the token, also one that is still being fetched. */
    public void forget() {
        current.set(null);
    }

    private void fetch(Entry fresh, Entry old) {
        CompletableFuture<AccessToken> fetched;
        try {
            fetched = source.get();
        } catch (RuntimeException e) {
            fetched = CompletableFuture.failedFuture(e);
        }
        fetched.whenComplete((token, failure) -> settle(fresh, old, token, failure));
    }

    private void settle(Entry fresh, Entry old, AccessToken token, Throwable failure) {
        if (failure == null) {
            fresh.received(token);
            return;
        }
        boolean oldIsGood = old != null && old.isGoodFor(Duration.ZERO);
        current.compareAndSet(fresh, oldIsGood ? old : null);
        if (oldIsGood) {
            fresh.token.complete(old.token.join());
        } else {
            fresh.token.completeExceptionally(failure);
        }
    }

    private final class Entry {

        private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
        private volatile Instant wallAtStart = time.instant();
        private volatile long nanosAtStart = time.nanoTime();
        private volatile Duration life = Duration.ZERO;
        private volatile Duration margin = Duration.ZERO;

        void received(AccessToken fetched) {
            wallAtStart = time.instant();
            nanosAtStart = time.nanoTime();
            life = fetched.expiresIn();
            margin = margin(life);
            token.complete(fetched);
        }

        /** Being fetched, or good for longer than the margin. */
        boolean serves() {
            return !token.isDone() || isGoodFor(margin);
        }

        boolean isGoodFor(Duration longer) {
            return fetched() && life.minus(age()).compareTo(longer) > 0;
        }

        boolean holds(AccessToken other) {
            return fetched() && token.join().equals(other);
        }

        private boolean fetched() {
            return token.isDone() && !token.isCompletedExceptionally();
        }

        private Duration age() {
            Duration wall = Duration.between(wallAtStart, time.instant());
            Duration monotonic = Duration.ofNanos(time.nanoTime() - nanosAtStart);
            return wall.compareTo(monotonic) > 0 ? wall : monotonic;
        }

        /** Five minutes, but at most half of the token's life: else each call would renew a short-lived token. */
        private static Duration margin(Duration life) {
            Duration half = life.dividedBy(2);
            return half.compareTo(MARGIN) < 0 ? half : MARGIN;
        }
    }
}
