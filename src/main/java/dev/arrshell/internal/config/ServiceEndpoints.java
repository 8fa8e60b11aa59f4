package dev.arrshell.internal.config;

import dev.arrshell.internal.config.file.ArrConfigField;
import dev.arrshell.internal.config.value.AccountDomain;
import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigSource;
import dev.arrshell.internal.config.value.EndpointTemplate;
import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of the two services. That of the token service follows from the account's domain, that of the rendering
 * service from the session's region; neither is ever derived from the other.
 */
final class ServiceEndpoints {

    private final ConfigSettings settings;

    ServiceEndpoints(ConfigSettings settings) {
        this.settings = settings;
    }

    URI sts() {
        ConfigEntry entry =
                settings.strongest(ConfigKey.STS, ConfigKey.ACCOUNT_DOMAIN).orElseThrow();
        return entry.key() == ConfigKey.STS
                ? HttpAddress.parse(entry.text())
                : AccountDomain.parse(entry.text()).sts();
    }

    private boolean isStsSet() {
        return settings.isSet(ConfigKey.STS) || settings.isSet(ConfigKey.ACCOUNT_DOMAIN);
    }

    Optional<URI> endpoint() {
        Optional<EndpointTemplate> chosen = chosenEndpoint();
        return chosen.isPresent() && !chosen.get().needsRegion()
                ? chosen.map(EndpointTemplate::address)
                : region().map(this::endpoint);
    }

    URI endpoint(Region region) {
        return chosenEndpoint()
                .filter(endpoint -> !endpoint.isPublic())
                .map(endpoint -> endpoint.at(region))
                .orElseGet(region::endpoint);
    }

    Optional<Region> region() {
        return chosenEndpoint()
                .flatMap(EndpointTemplate::publicRegion)
                .or(() -> settings.entry(ConfigKey.REGION).map(entry -> Region.parse(entry.text())));
    }

    /** The endpoint that is set, unless it is a public one and a later source names another region. */
    private Optional<EndpointTemplate> chosenEndpoint() {
        Optional<EndpointTemplate> configured =
                settings.entry(ConfigKey.ENDPOINT).map(entry -> EndpointTemplate.parse(entry.text()));
        return configured.filter(endpoint -> !(endpoint.isPublic() && isRegionLater()));
    }

    private boolean isRegionLater() {
        return settings.strongest(ConfigKey.ENDPOINT, ConfigKey.REGION)
                        .orElseThrow()
                        .key()
                == ConfigKey.REGION;
    }

    /** Contradictions between keys, where any choice would be a guess. */
    List<String> contradictions() {
        return chosenEndpoint().filter(endpoint -> !endpoint.isPublic()).stream()
                .flatMap(own -> Stream.of(conflictingRegion(own), missingSts(own)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> conflictingRegion(EndpointTemplate own) {
        return own.needsRegion() || !isRegionLater()
                ? Optional.empty()
                : Optional.of("region " + described(ConfigKey.REGION) + " and endpoint " + described(ConfigKey.ENDPOINT)
                        + " contradict each other: remove one, or "
                        + (isEndpointInArrConfig()
                                ? "set --endpoint or ARR_ENDPOINT, where {region} stands for the region's name"
                                : "write {region} in the endpoint in place of the region's name"));
    }

    private boolean isEndpointInArrConfig() {
        return settings.entry(ConfigKey.ENDPOINT)
                .filter(entry -> entry.origin().source() == ConfigSource.ARRCONFIG)
                .isPresent();
    }

    /** The public token service must not receive the key of an account on another server. */
    private Optional<String> missingSts(EndpointTemplate own) {
        return isStsSet()
                ? Optional.empty()
                : Optional.of("endpoint " + described(ConfigKey.ENDPOINT)
                        + " is not the public service and sts is not set,"
                        + " so the account key would go to " + sts() + ": set " + whereToSetSts()
                        + " to the token service"
                        + " of " + own.text() + "; an emulator has both at one address");
    }

    private String whereToSetSts() {
        return isEndpointInArrConfig()
                ? ArrConfigField.of(ConfigKey.STS).orElseThrow() + " (or --sts, ARR_STS)"
                : "sts (--sts, ARR_STS)";
    }

    private String described(ConfigKey key) {
        return settings.entry(key)
                .map(entry -> entry.text() + " (" + entry.origin() + ")")
                .orElse("");
    }
}
