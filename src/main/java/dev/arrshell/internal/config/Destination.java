package dev.arrshell.internal.config;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Where requests go. The one kind is never put in the other's place. */
public sealed interface Destination {

    /**
     * The REST API to speak there.
     *
     * @return the version
     */
    ApiVersion apiVersion();

    /**
     * The region to use where nobody says one.
     *
     * @return empty if none is configured
     */
    Optional<Region> region();

    /**
     * Nothing is configured: an emulator in this process.
     *
     * @param apiVersion the REST API to speak
     * @param region the region to use where nobody says one
     */
    record Embedded(ApiVersion apiVersion, Optional<Region> region) implements Destination {

        /**
         * Checks that nothing is null.
         *
         * @throws NullPointerException if a component is null
         */
        public Embedded {
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(region, "region");
        }
    }

    /**
     * A service is configured, with all it needs.
     *
     * @param account the account
     * @param key its key
     * @param sts the token service's address
     * @param endpoint the rendering service's address
     * @param apiVersion the REST API to speak
     * @param region the region, if the endpoint is in one
     */
    record Service(
            AccountId account, AccountKey key, URI sts, URI endpoint, ApiVersion apiVersion, Optional<Region> region)
            implements Destination {

        /**
         * Checks that nothing is null.
         *
         * @throws NullPointerException if a component is null
         */
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
