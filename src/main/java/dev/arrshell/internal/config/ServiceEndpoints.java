package dev.arrshell.internal.config;

import dev.arrshell.internal.config.value.AccountDomain;
import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.EndpointTemplate;
import dev.arrshell.internal.config.value.HttpAddress;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the two services are found. The token service goes by the account's domain, the rendering service by the
 * session's region; nothing of the one is ever concluded from the other.
 */
final class ServiceEndpoints {

    private final ConfigSettings settings;

    ServiceEndpoints(ConfigSettings settings) {
        this.settings = settings;
    }

    URI sts() {
        ConfigEntry entry =
                settings.stronger(ConfigKey.STS, ConfigKey.ACCOUNT_DOMAIN).orElseThrow();
        return entry.key() == ConfigKey.STS
                ? HttpAddress.of(entry.text())
                : AccountDomain.of(entry.text()).sts();
    }

    private boolean isStsSaid() {
        return settings.isSaid(ConfigKey.STS) || settings.isSaid(ConfigKey.ACCOUNT_DOMAIN);
    }

    Optional<URI> endpoint() {
        Optional<EndpointTemplate> chosen = chosenEndpoint();
        return chosen.isPresent() && !chosen.get().needsRegion()
                ? chosen.map(EndpointTemplate::fixed)
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

    /** The endpoint, unless it is a public one and a later source names another region. */
    private Optional<EndpointTemplate> chosenEndpoint() {
        Optional<EndpointTemplate> said =
                settings.entry(ConfigKey.ENDPOINT).map(entry -> EndpointTemplate.of(entry.text()));
        return said.filter(endpoint -> !(endpoint.isPublic() && isRegionLater()));
    }

    private boolean isRegionLater() {
        return settings.stronger(ConfigKey.ENDPOINT, ConfigKey.REGION)
                        .orElseThrow()
                        .key()
                == ConfigKey.REGION;
    }

    /** What must not be guessed. */
    List<String> contradictions() {
        return chosenEndpoint().filter(endpoint -> !endpoint.isPublic()).stream()
                .flatMap(own -> Stream.of(twoPlaces(own), keyForAStranger(own)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> twoPlaces(EndpointTemplate own) {
        return own.needsRegion() || !isRegionLater()
                ? Optional.empty()
                : Optional.of("region " + said(ConfigKey.REGION) + " and endpoint " + said(ConfigKey.ENDPOINT)
                        + " name two places: leave one out, or write {region} into the endpoint where the region's name"
                        + " belongs");
    }

    /** The key of a private server's account is not for the public token service to see. */
    private Optional<String> keyForAStranger(EndpointTemplate own) {
        return isStsSaid()
                ? Optional.empty()
                : Optional.of("endpoint " + said(ConfigKey.ENDPOINT)
                        + " is no address of the public service and sts is not"
                        + " set, so the account key would go to " + sts() + ": set sts (--sts, ARR_STS) to the token"
                        + " service that belongs to " + own.text() + "; an emulator has both at one address");
    }

    private String said(ConfigKey key) {
        return settings.entry(key)
                .map(entry -> entry.text() + " (" + entry.origin() + ")")
                .orElse("");
    }
}
