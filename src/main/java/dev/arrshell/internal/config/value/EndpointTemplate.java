package dev.arrshell.internal.config.value;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Optional;

/**
 * Where the rendering service is found: one address for all regions, or one with a place for the region's name.
 *
 * @param text the address, perhaps with {@code {region}} in it
 */
public record EndpointTemplate(String text) {

    private static final String REGION = "{region}";

    public static EndpointTemplate of(String text) {
        HttpAddress.of(text.replace(REGION, Region.DEFAULT_NAME));
        return new EndpointTemplate(text.trim());
    }

    public boolean needsRegion() {
        return text.contains(REGION);
    }

    /** Whether this is one of the public service's own addresses. */
    public boolean isPublic() {
        return publicRegion().isPresent();
    }

    public Optional<Region> publicRegion() {
        return needsRegion() ? Optional.empty() : Region.ofEndpoint(HttpAddress.of(text));
    }

    public URI at(Region region) {
        return HttpAddress.of(text.replace(REGION, region.name()));
    }

    public URI fixed() {
        return HttpAddress.of(text);
    }
}
