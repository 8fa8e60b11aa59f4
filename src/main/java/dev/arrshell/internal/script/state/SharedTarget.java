package dev.arrshell.internal.script.state;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An emulator that the caller starts and closes. Requests use its first account. */
final class SharedTarget implements RequestTarget {

    private final ArrEmulator emulator;
    private final Map.Entry<AccountId, AccountKey> account;

    SharedTarget(ArrEmulator emulator) {
        this.emulator = Objects.requireNonNull(emulator, "emulator");
        this.account = emulator.accounts().entrySet().iterator().next();
    }

    @Override
    public ArrOptions.Builder options() {
        return emulator.clientOptions();
    }

    @Override
    public Optional<AccountId> accountId() {
        return Optional.of(account.getKey());
    }

    @Override
    public Optional<AccountKey> accountKey() {
        return Optional.of(account.getValue());
    }

    @Override
    public Optional<String> endPoint() {
        return Optional.of(emulator.region().endpoint().toString());
    }

    @Override
    public Optional<ArrEmulator> emulator() {
        return Optional.of(emulator);
    }

    @Override
    public Optional<String> redirection(Region region) {
        return Optional.of(region.endpoint() + " is emulated: " + emulator.endpoint(region));
    }

    @Override
    public void close() {
        // Its owner closes it.
    }
}
