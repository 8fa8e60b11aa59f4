package dev.arrshell.internal.service.simulated;

import dev.arrshell.model.SessionSize;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of a provider of simulated servers.
 *
 * @param hostname the name that clients get
 * @param boots how servers of each size boot; a size that is not there cannot be had
 * @param capacity how many servers of a size there can be at once; a size that is not there has no limit
 */
public record SimulatedSettings(
        String hostname, Map<SessionSize, BootModel> boots, Map<SessionSize, Integer> capacity) {

    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException if a boot counts reads, which are not reported to a provider
     */
    public SimulatedSettings {
        Objects.requireNonNull(hostname, "hostname");
        boots = Map.copyOf(boots);
        capacity = Map.copyOf(capacity);
        if (boots.values().stream().anyMatch(BootModel.AfterPolls.class::isInstance)) {
            throw new IllegalArgumentException("a provider is not told of reads: a boot cannot count them");
        }
    }
}
