package dev.arrshell.groovy;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Optional;

/** The service that the environment names, on this machine's time. */
record ConfiguredTarget(Configuration configuration) implements Target {

    @Override
    public ArrOptions.Builder options() {
        ArrOptions.Builder options = ArrOptions.builder();
        configuration.sts().ifPresent(options::sts);
        return options;
    }

    @Override
    public Optional<AccountId> accountId() {
        return configuration.accountId();
    }

    @Override
    public Optional<AccountKey> accountKey() {
        return configuration.accountKey();
    }

    @Override
    public Optional<String> endPoint() {
        return configuration
                .endpoint()
                .map(URI::toString)
                .or(() -> configuration.region().map(Region::name));
    }

    @Override
    public Optional<ArrEmulator> emulator() {
        return Optional.empty();
    }

    @Override
    public Optional<String> detour(Region region) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing of it runs in this process.
    }
}
