package dev.arrshell.internal.pool;

import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.pool.PoolDraft;
import dev.arrshell.pool.SessionPool;
import dev.arrshell.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The stages of a pool that is not started yet. */
public final class PoolStages {

    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);

    private PoolStages() {}

    /**
     * The client's part of a pool.
     *
     * @param size the size of its sessions
     * @param starter starts one with a lease
     * @param time the clock
     * @param callers the threads that complete a caller's futures
     * @param pricePerHour the configured price of its sessions
     * @param onLent called with each session that is lent, and how long the call has waited for it
     */
    public record Client(
            SessionSize size,
            Function<Lease, CompletableFuture<PoolServer>> starter,
            TimeSource time,
            Executor callers,
            Optional<BigDecimal> pricePerHour,
            BiConsumer<SessionId, Duration> onLent) {}

    /** Refuses a lease that is too short to be extended in time. */
    public static void requireLease(Duration total, String what) {
        new Lease(Objects.requireNonNull(total, "lease")); // refuses what no lease can be
        if (total.compareTo(SHORTEST_LEASE) < 0) {
            throw UsageErrors.argument(what + " must be at least 5 minutes, since it is extended"
                    + " when half of it has passed, not " + DurationText.format(total));
        }
    }

    public static PoolDraft.NeedsLease of(Client client) {
        return new PoolWithoutLease(client, PoolSettings.first());
    }

    /** The first stage: the lease is missing. */
    private static final class PoolWithoutLease extends LanguageStep implements PoolDraft.NeedsLease {

        private final Client client;
        private final PoolSettings settings;

        PoolWithoutLease(Client client, PoolSettings settings) {
            this.client = client;
            this.settings = settings;
        }

        @Override
        public PoolDraft.NeedsLease min(int idle) {
            if (idle < 0) {
                throw UsageErrors.argument("min must be zero or more, not " + idle + ": min(1)");
            }
            return new PoolWithoutLease(client, settings.withNumbers(idle, settings.max()));
        }

        @Override
        public PoolDraft.NeedsLease max(int sessions) {
            if (sessions < 1) {
                throw UsageErrors.argument("max must be one or more, not " + sessions + ": max(3)");
            }
            return new PoolWithoutLease(client, settings.withNumbers(settings.min(), sessions));
        }

        @Override
        public PoolDraft.Startable lease(Duration total) {
            requireLease(total, "the lease of a pool's sessions");
            if (settings.most() < settings.min()) {
                throw UsageErrors.argument("min " + settings.min() + " is more than max " + settings.max()
                        + ": raise max(…) or lower min(…)");
            }
            return new CompletePool(
                    client,
                    settings.withNumbers(settings.min(), settings.most()).withLease(total));
        }

        @Override
        public String toString() {
            return "PoolDraft  size " + client.size() + "  " + numbers(settings)
                    + "  lease -  (start() begins it; lease(…) is still missing)";
        }
    }

    private static String numbers(PoolSettings settings) {
        return "min " + settings.min() + "  max " + settings.most();
    }

    /** The last stage. */
    private static final class CompletePool extends LanguageStep implements PoolDraft.Startable {

        private final Client client;
        private final PoolSettings settings;

        CompletePool(Client client, PoolSettings settings) {
            this.client = client;
            this.settings = settings;
        }

        private PoolDraft.Startable with(PoolSettings changed) {
            return new CompletePool(client, changed);
        }

        @Override
        public PoolDraft.Startable idleFor(Duration length) {
            return with(settings.withIdleFor(UsageErrors.positive(length, "idleFor")));
        }

        @Override
        public PoolDraft.Startable acquireWithin(Duration length) {
            return with(settings.withAcquireWithin(UsageErrors.positive(length, "acquireWithin")));
        }

        @Override
        public PoolDraft.Startable stopOnReturn() {
            return with(settings.withStopOnReturn());
        }

        @Override
        public PoolDraft.Startable maxSessions(int perDay) {
            if (perDay < 1) {
                throw UsageErrors.argument("maxSessions must be one or more, not " + perDay + ": maxSessions(20)");
            }
            return with(settings.withMaxSessions(perDay));
        }

        @Override
        public PoolDraft.Startable maxCost(BigDecimal perDay) {
            BigDecimal price = client.pricePerHour()
                    .orElseThrow(() -> UsageErrors.state("the price of an hour of " + client.size()
                            + " is not known: set price_" + client.size().name().toLowerCase(Locale.ROOT)
                            + " in the configuration, or give the price here: maxCost(60, 3)"));
            return maxCost(perDay, price);
        }

        @Override
        public PoolDraft.Startable maxCost(BigDecimal perDay, BigDecimal pricePerHour) {
            if (perDay.signum() <= 0 || pricePerHour.signum() <= 0) {
                throw UsageErrors.argument("maxCost and the price must be more than zero, not " + perDay + " and "
                        + pricePerHour + ": maxCost(60, 3)");
            }
            return with(settings.withCost(new PoolSettings.CostLimit(perDay, pricePerHour)));
        }

        @Override
        public SessionPool start() {
            Lease lease = new Lease(settings.lease());
            PoolEngine engine = new PoolEngine(settings, () -> client.starter().apply(lease), client.time());
            engine.update();
            return new PoolHandle(engine, settings, client);
        }

        @Override
        public String toString() {
            return "PoolDraft  size " + client.size() + "  " + numbers(settings) + "  lease "
                    + DurationText.format(settings.lease()) + "  (start() begins it)";
        }
    }
}
