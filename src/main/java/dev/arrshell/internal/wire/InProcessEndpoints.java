package dev.arrshell.internal.wire;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;

/**
 * The addresses of a server in this process. Who goes by them may ask the server itself, who only reads them gets there
 * over the wire.
 *
 * @param endpoints the base address of each region
 * @param server the server
 */
public record InProcessEndpoints(Function<Region, URI> endpoints, InProcessServer server)
        implements Function<Region, URI> {

    public InProcessEndpoints {
        Objects.requireNonNull(endpoints, "endpoints");
        Objects.requireNonNull(server, "server");
    }

    @Override
    public URI apply(Region region) {
        return endpoints.apply(region);
    }
}
