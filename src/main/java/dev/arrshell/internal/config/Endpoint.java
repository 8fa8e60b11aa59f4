package dev.arrshell.internal.config;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Optional;

/**
 * Where the rendering service is found: one address for all regions, or one with a place for the region's name.
 *
 * @param text the address, perhaps with {@code {region}} in it
 */
record Endpoint(String text) {

    private static final String REGION = "{region}";

    static Endpoint of(String text) {
        Address.of(text.replace(REGION, "westus2"));
        return new Endpoint(text.trim());
    }

    boolean needsRegion() {
        return text.contains(REGION);
    }

    /** Whether this is one of the public service's own addresses. */
    boolean isPublic() {
        return publicRegion().isPresent();
    }

    Optional<Region> publicRegion() {
        return needsRegion() ? Optional.empty() : Region.ofEndpoint(Address.of(text));
    }

    URI at(Region region) {
        return Address.of(text.replace(REGION, region.name()));
    }

    URI fixed() {
        return Address.of(text);
    }
}
