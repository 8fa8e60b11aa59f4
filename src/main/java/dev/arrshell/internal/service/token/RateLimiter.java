package dev.arrshell.internal.service.token;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limit of an account's calls in a window of time. A window begins with the first call after the last window ended; the
 * service's documentation says that the state is reset every minute. There is no limit unless it is set. Thread-safe.
 */
public final class RateLimiter {

    private final InstantSource clock;
    private final Map<AccountId, Window> windows = new ConcurrentHashMap<>();
    private volatile OptionalInt limit = OptionalInt.empty();

    public RateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    private record Window(Instant began, int calls) {

        Window counting(Instant now) {
            boolean isOver = !now.isBefore(began.plus(ServiceAssumptions.THROTTLE_WINDOW)) || now.isBefore(began);
            return isOver ? new Window(now, 1) : new Window(began, Math.incrementExact(calls));
        }
    }

    /**
     * Sets how many calls an account may make in a minute, or removes the limit. The windows of all accounts begin anew.
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public void set(OptionalInt callsPerMinute) {
        if (callsPerMinute.orElse(1) < 1) {
            throw new IllegalArgumentException("a limit is 1 call a minute or more, not " + callsPerMinute.getAsInt());
        }
        limit = callsPerMinute;
        windows.clear();
    }

    /** The limit. */
    public OptionalInt callsPerMinute() {
        return limit;
    }

    /**
     * Counts a call.
     *
     * @throws ApiError 429 with the time to the end of the window, if it is one too many
     */
    void count(AccountId account) {
        OptionalInt maximum = limit;
        if (maximum.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Window window = windows.merge(account, new Window(now, 1), (known, one) -> known.counting(now));
        if (window.calls() > maximum.getAsInt()) {
            throw ApiError.throttled(
                    Duration.between(now, window.began().plus(ServiceAssumptions.THROTTLE_WINDOW)),
                    "the account may make " + maximum.getAsInt() + " calls a minute on this emulator");
        }
    }
}
