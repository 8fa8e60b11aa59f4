package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.conversion.ConversionFailure;
import dev.arrshell.internal.service.conversion.ConversionParameters;
import dev.arrshell.internal.service.conversion.ConversionPlan;
import dev.arrshell.internal.service.conversion.ConversionPlanner;
import dev.arrshell.internal.service.conversion.StorageLocation;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Simulated converter: how conversions go, which assets are missing, and which containers are not linked. All of it is set;
 * no storage is read. Thread-safe.
 */
public final class SimulatedConverter implements ConversionPlanner {

    private static final ConversionModel DEFAULT = new ConversionModel.Fixed(ServiceAssumptions.CONVERSION_TIME);

    private final AtomicLong planned = new AtomicLong();
    private volatile ConversionModel model;
    private volatile List<String> missing = List.of();
    private volatile List<String> unlinked = List.of();

    public SimulatedConverter(Optional<ConversionModel> model) {
        this.model = model.orElse(DEFAULT);
    }

    /** How conversions go. */
    public ConversionModel model() {
        return model;
    }

    /** Sets how conversions go that are created from now on. */
    public synchronized void model(ConversionModel other) {
        model = other;
    }

    /** The addresses of assets that are not there. */
    public List<String> missing() {
        return missing;
    }

    public synchronized void missing(Collection<String> addresses) {
        missing = addresses.stream().distinct().toList();
    }

    /** The addresses of containers with which no account is linked. */
    public List<String> unlinked() {
        return unlinked;
    }

    public synchronized void unlinked(Collection<String> containers) {
        unlinked = containers.stream()
                .map(StorageLocation::withoutSlash)
                .distinct()
                .toList();
    }

    public synchronized void addMissing(String address) {
        missing(with(missing, address));
    }

    public synchronized void addUnlinked(String container) {
        unlinked(with(unlinked, container));
    }

    private static List<String> with(List<String> known, String other) {
        List<String> more = new ArrayList<>(known);
        more.add(other);
        return more;
    }

    /** Sets all back to how it is at the start of an emulator. */
    public synchronized void reset() {
        model = DEFAULT;
        missing = List.of();
        unlinked = List.of();
    }

    /** The number of conversions that were planned so far. */
    public long planned() {
        return planned.get();
    }

    public void planned(long number) {
        planned.set(number);
    }

    @Override
    public ConversionPlan plan(ConversionParameters parameters, Instant now) {
        ConversionPlan plan = model.plan(now, planned.getAndIncrement());
        return missing.contains(parameters.inputAddress())
                ? plan.withFailure(
                        new ConversionFailure(ServiceAssumptions.CONVERSION_FAILURE, ServiceAssumptions.ASSET_MISSING))
                : plan;
    }

    @Override
    public boolean isLinked(String container) {
        return !unlinked.contains(container);
    }
}
