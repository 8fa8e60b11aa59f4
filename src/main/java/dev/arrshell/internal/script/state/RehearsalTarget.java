package dev.arrshell.internal.script.state;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The emulator of a rehearsal, which takes the place of each service that is configured or named by the script. Every
 * account has the emulator's key, so that no real key is looked for.
 */
public final class RehearsalTarget implements RequestTarget {

    private final ConfigSettings settings;
    private final ArrEmulator emulator;
    private final Map<URI, URI> replaced = new ConcurrentHashMap<>();

    public RehearsalTarget(ConfigSettings settings, ArrEmulator emulator) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.emulator = Objects.requireNonNull(emulator, "emulator");
    }

    @Override
    public ArrOptions.Builder options() {
        return emulator.clientOptions()
                .apiVersion(settings.apiVersion())
                .retries(settings.retries())
                .prices(settings.prices());
    }

    @Override
    public Arr entry(ArrOptions options) {
        return Arr.rehearsing(options, this::replacement);
    }

    /** The emulator's address of the region that an address belongs to or ends with, else of the configured region. */
    private URI replacement(URI address) {
        URI here = Region.ofEndpoint(address)
                .or(() -> lastSegment(address))
                .or(settings::region)
                .map(emulator::endpoint)
                .orElseGet(() -> emulator.endpoint(emulator.region()));
        replaced.put(here, address);
        return here;
    }

    /** The address that a request would have been sent to without the rehearsal. */
    public URI originalAddress(Exchange request) {
        Optional<Region> region = firstSegment(request.uri());
        URI here = region.map(emulator::endpoint).orElseGet(emulator::uri);
        URI there = request.operation().equals(Optional.of(Operation.TOKEN))
                ? settings.sts()
                : Optional.ofNullable(replaced.get(here))
                        .orElseGet(() -> settings.endpoint(region.orElseGet(emulator::region)));
        String rest = request.uri().toString().substring(here.toString().length());
        return URI.create(there.toString().replaceAll("/+$", "") + rest);
    }

    private static Optional<Region> firstSegment(URI address) {
        String first = address.getPath().replaceFirst("^/", "").replaceFirst("/.*", "");
        return Region.NAMES.contains(first) ? Optional.of(Region.parse(first)) : Optional.empty();
    }

    private static Optional<Region> lastSegment(URI address) {
        String path = Objects.toString(address.getPath(), "");
        String last = path.replaceAll("/+$", "").replaceAll(".*/", "").toLowerCase(Locale.ROOT);
        return Region.NAMES.contains(last) ? Optional.of(Region.parse(last)) : Optional.empty();
    }

    @Override
    public Optional<AccountId> accountId() {
        return settings.accountId().or(() -> Optional.of(ArrEmulator.ACCOUNT_ID));
    }

    @Override
    public Optional<AccountKey> accountKey() {
        return Optional.of(ArrEmulator.ACCOUNT_KEY);
    }

    @Override
    public Optional<String> endPoint() {
        return settings.endpoint()
                .map(URI::toString)
                .or(() -> Optional.of(
                        settings.region().orElseGet(emulator::region).endpoint().toString()));
    }

    @Override
    public Optional<ArrEmulator> emulator() {
        return Optional.of(emulator);
    }

    @Override
    public Optional<String> redirection(Region region) {
        return Optional.empty();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
