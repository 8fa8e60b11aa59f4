package dev.arrshell.internal.service.token;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses an account's calls beyond so many in a minute. The minute begins with the first call after the last one was
 * over; the service's troubleshooting page says that the state is reset every minute. Off unless set. Thread-safe.
 */
public final class RateLimiter {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<AccountId, Window> windows = new ConcurrentHashMap<>();
    private volatile OptionalInt most = OptionalInt.empty();

    public RateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    private record Window(Instant began, int calls) {

        Window counting(Instant now) {
            boolean over = !now.isBefore(began.plus(WINDOW)) || now.isBefore(began);
            return over ? new Window(now, 1) : new Window(began, Math.incrementExact(calls));
        }
    }

    /** Sets how many calls an account may make in a minute, or lifts the limit. Every account begins anew. */
    public void set(OptionalInt callsPerMinute) {
        if (callsPerMinute.orElse(1) < 1) {
            throw new IllegalArgumentException("a limit is 1 call a minute or more, not " + callsPerMinute.getAsInt());
        }
        most = callsPerMinute;
        windows.clear();
    }

    /** The limit in force. */
    public OptionalInt callsPerMinute() {
        return most;
    }

    /**
     * Counts a call.
     *
     * @throws ApiError 429 if it is one too many, to be repeated when the minute is over
     */
    void count(AccountId account) {
        OptionalInt limit = most;
        if (limit.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Window window = windows.merge(account, new Window(now, 1), (known, one) -> known.counting(now));
        if (window.calls() > limit.getAsInt()) {
            throw ApiError.throttled(
                    Duration.between(now, window.began().plus(WINDOW)),
                    "the account may make " + limit.getAsInt() + " calls a minute on this emulator");
        }
    }
}
