package dev.arrshell.internal.script.state;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Optional;

/** The configured service, on this machine's time. Its key is in the store of secrets. */
record ConfiguredTarget(ConfigSettings settings) implements RequestTarget {

    @Override
    public ArrOptions.Builder options() {
        ArrOptions.Builder options = ArrOptions.builder()
                .sts(settings.sts())
                .endpoints(settings::endpoint)
                .apiVersion(settings.apiVersion())
                .http(settings.http())
                .retries(settings.retries())
                .prices(settings.prices());
        if (settings.isInsecureAllowed()) {
            options.allowInsecure();
        }
        settings.ledger().ifPresent(options::ledger);
        return options;
    }

    @Override
    public Optional<AccountId> accountId() {
        return settings.accountId();
    }

    @Override
    public Optional<AccountKey> accountKey() {
        return Optional.empty();
    }

    @Override
    public Optional<String> endPoint() {
        return settings.endpoint().map(URI::toString);
    }

    @Override
    public Optional<ArrEmulator> emulator() {
        return Optional.empty();
    }

    @Override
    public Optional<String> redirection(Region region) {
        URI there = settings.endpoint(region);
        return there.equals(region.endpoint())
                ? Optional.empty()
                : Optional.of(region.endpoint() + " is " + there + ", as configured");
    }

    @Override
    public void close() {
        // Nothing of it runs in this process.
    }
}
