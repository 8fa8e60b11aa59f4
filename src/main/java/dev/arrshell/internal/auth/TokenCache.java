package dev.arrshell.internal.auth;

import dev.arrshell.model.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Keeps one token for all who need it: fetched when first needed, by one request however many wait for it, and again
 * five minutes before it expires. A renewal that fails is not noticed while the old token is good.
 */
public final class TokenCache {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Supplier<CompletableFuture<AccessToken>> source;
    private final InstantSource clock;
    private final AtomicReference<Entry> current = new AtomicReference<>();

    public TokenCache(Supplier<CompletableFuture<AccessToken>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The token now, or soon. What the caller does to the future touches nobody else's. */
    public CompletableFuture<AccessToken> token() {
        while (true) {
            Entry entry = current.get();
            Instant now = clock.instant();
            if (entry != null && entry.serves(now)) {
                return entry.token.copy();
            }
            Entry fresh = new Entry(now);
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
            fresh.token.complete(token);
            return;
        }
        boolean oldIsGood = old != null && old.isGood(clock.instant());
        current.compareAndSet(fresh, oldIsGood ? old : null);
        if (oldIsGood) {
            fresh.token.complete(old.token.join());
        } else {
            fresh.token.completeExceptionally(failure);
        }
    }

    private static final class Entry {

        private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
        private final Instant askedAt;

        Entry(Instant askedAt) {
            this.askedAt = askedAt;
        }

        /** Being fetched, or good for longer than the margin. */
        boolean serves(Instant now) {
            return !token.isDone() || isGood(now.plus(margin()));
        }

        boolean isGood(Instant at) {
            return fetched() && token.join().expiresAt().isAfter(at);
        }

        boolean holds(AccessToken other) {
            return fetched() && token.join().equals(other);
        }

        private boolean fetched() {
            return token.isDone() && !token.isCompletedExceptionally();
        }

        /** Five minutes, but at most half of a short token's life, else each call would fetch a new one. */
        private Duration margin() {
            if (!fetched()) {
                return MARGIN;
            }
            Duration half = Duration.between(askedAt, token.join().expiresAt()).dividedBy(2);
            return half.compareTo(MARGIN) < 0 ? half : MARGIN;
        }
    }
}
