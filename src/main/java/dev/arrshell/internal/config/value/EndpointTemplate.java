package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Optional;

/**
 * The address of the rendering service, the same for all regions or with {@code {region}} in place of the region's name.
 */
public record EndpointTemplate(String text) {

    private static final String REGION = "{region}";

    public static EndpointTemplate parse(String text) {
        HttpAddress.parse(text.replace(REGION, Region.DEFAULT_NAME));
        return new EndpointTemplate(text.trim());
    }

    public boolean needsRegion() {
        return text.contains(REGION);
    }

    /** Whether this is an address of the public service. */
    public boolean isPublic() {
        return publicRegion().isPresent();
    }

    public Optional<Region> publicRegion() {
        return needsRegion() ? Optional.empty() : Region.ofEndpoint(HttpAddress.parse(text));
    }

    public URI at(Region region) {
        return HttpAddress.parse(text.replace(REGION, region.name()));
    }

    public URI address() {
        return HttpAddress.parse(text);
    }
}
