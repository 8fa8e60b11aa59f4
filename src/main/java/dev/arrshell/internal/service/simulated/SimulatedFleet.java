package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.ServerAllocator;
import dev.arrshell.internal.service.session.ServerPool;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/** Simulated servers: how those of each size boot, and how many there are in each region. Thread-safe. */
public final class SimulatedFleet implements ServerAllocator {

    private static final Map<SessionSize, BootModel> DEFAULTS = Map.of(
            SessionSize.STANDARD, new BootModel.Fixed(defaultBoot(SessionSize.STANDARD)),
            SessionSize.PREMIUM, new BootModel.Fixed(defaultBoot(SessionSize.PREMIUM)));

    private final AtomicLong booted = new AtomicLong();
    private volatile Map<SessionSize, BootModel> boots;
    private volatile Map<SessionSize, Integer> capacity = Map.of();
    private volatile long limitChanges;

    public SimulatedFleet(Map<SessionSize, BootModel> boots) {
        this.boots = changed(DEFAULTS, boots);
    }

    /** How long the servers of a size boot unless it is set. */
    public static Duration defaultBoot(SessionSize size) {
        return size == SessionSize.PREMIUM ? ServiceAssumptions.PREMIUM_BOOT : ServiceAssumptions.STANDARD_BOOT;
    }

    /**
     * Refuses a size that no server has.
     *
     * @throws IllegalArgumentException if the size is unknown
     */
    public static SessionSize requireKnown(SessionSize size) {
        if (Objects.requireNonNull(size, "size") == SessionSize.UNKNOWN) {
            throw new IllegalArgumentException("servers are STANDARD or PREMIUM");
        }
        return size;
    }

    private static <T> Map<SessionSize, T> changed(Map<SessionSize, T> known, Map<SessionSize, T> changes) {
        Map<SessionSize, T> changed = new EnumMap<>(SessionSize.class);
        changed.putAll(known);
        changed.putAll(changes);
        return changed;
    }

    /** How the servers of each size boot. */
    public Map<SessionSize, BootModel> boots() {
        return Map.copyOf(boots);
    }

    /** Sets how servers of a size boot from now on. */
    public synchronized void boot(SessionSize size, BootModel boot) {
        boots = changed(boots, Map.of(requireKnown(size), boot));
    }

    /** The number of servers that were booted so far. */
    public long booted() {
        return booted.get();
    }

    public void booted(long number) {
        booted.set(number);
    }

    /** The number of servers that each region has of the limited sizes. */
    public Map<SessionSize, Integer> capacity() {
        return Map.copyOf(capacity);
    }

    /**
     * Limits the servers of a size in each region, or removes the limit.
     *
     * @throws IllegalArgumentException if the number is negative or the size is unknown
     */
    public synchronized void capacity(SessionSize size, OptionalInt number) {
        requireKnown(size);
        if (number.orElse(0) < 0) {
            throw new IllegalArgumentException("a capacity is 0 or more servers, not " + number.getAsInt());
        }
        Map<SessionSize, Integer> changed = changed(capacity, Map.of());
        changed.remove(size);
        number.ifPresent(limit -> changed.put(size, limit));
        capacity = changed;
        limitChanges++;
    }

    @Override
    public long limitChanges() {
        return limitChanges;
    }

    @Override
    public boolean isLimited() {
        return !capacity.isEmpty();
    }

    @Override
    public OptionalInt capacity(SessionSize size) {
        Integer limit = capacity.get(size);
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    @Override
    public BootPlan boot(ServerPool pool, Instant now) {
        return boots.get(pool.size()).plan(pool, now, booted.getAndIncrement());
    }
}
