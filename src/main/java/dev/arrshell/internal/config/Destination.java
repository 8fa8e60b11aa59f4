package dev.arrshell.internal.config;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Where requests go: a configured service or an embedded emulator. Neither ever replaces the other. */
public sealed interface Destination {

    ApiVersion apiVersion();

    /** The default region. */
    Optional<Region> region();

    /** An emulator in this process, as no service is configured. */
    record Embedded(ApiVersion apiVersion, Optional<Region> region) implements Destination {

        public Embedded {
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(region, "region");
        }
    }

    /**
     * A configured service with all that it needs.
     *
     * @param sts the address of the token service
     * @param endpoint the address of the rendering service
     * @param region the region, if the endpoint is in one
     */
    record Service(
            AccountId account, AccountKey key, URI sts, URI endpoint, ApiVersion apiVersion, Optional<Region> region)
            implements Destination {

        public Service {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(sts, "sts");
            Objects.requireNonNull(endpoint, "endpoint");
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(region, "region");
        }
    }
}
