package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.ServerAllocator;
import dev.arrshell.internal.service.session.ServerPool;
import dev.arrshell.model.SessionSize;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/** The servers: how those of each size boot, and how many there are in each region. Thread-safe. */
public final class SimulatedFleet implements ServerAllocator {

    private static final Map<SessionSize, BootModel> USUAL = Map.of(
            SessionSize.STANDARD, new BootModel.Fixed(ServiceAssumptions.STANDARD_BOOT),
            SessionSize.PREMIUM, new BootModel.Fixed(ServiceAssumptions.PREMIUM_BOOT));

    private final AtomicLong booted = new AtomicLong();
    private volatile Map<SessionSize, BootModel> boots;
    private volatile Map<SessionSize, Integer> capacity = Map.of();
    private volatile long limits;

    public SimulatedFleet(Map<SessionSize, BootModel> boots) {
        this.boots = changed(USUAL, boots);
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

    /** Lets the servers of a size that begin to boot from now on boot so. */
    public synchronized void boot(SessionSize size, BootModel boot) {
        boots = changed(boots, Map.of(requireKnown(size), boot));
    }

    /** How many servers have begun to boot. */
    public long booted() {
        return booted.get();
    }

    public void booted(long number) {
        booted.set(number);
    }

    /** How many servers of a size a region has, for those sizes that are limited. */
    public Map<SessionSize, Integer> capacity() {
        return Map.copyOf(capacity);
    }

    /**
     * Limits the servers of a size in each region, or lifts the limit.
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
        limits++;
    }

    @Override
    public long limits() {
        return limits;
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
    public BootPlan begin(ServerPool ground, Instant now) {
        return boots.get(ground.size()).begin(now, booted.getAndIncrement(), ground);
    }
}
