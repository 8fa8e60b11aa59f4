package dev.arrshell.internal.script.state;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** An emulator in this process, started when it is first needed. */
final class EmbeddedTarget implements RequestTarget {

    private final ConfigSettings settings;
    private final Supplier<ArrEmulator> starter;
    private final String time;
    private ArrEmulator running;

    EmbeddedTarget(ConfigSettings settings, Supplier<ArrEmulator> starter, String time) {
        this.settings = settings;
        this.starter = Objects.requireNonNull(starter, "starter");
        this.time = Objects.requireNonNull(time, "time");
    }

    private synchronized ArrEmulator running() {
        if (running == null) {
            running = starter.get();
        }
        return running;
    }

    @Override
    public ArrOptions.Builder options() {
        return running()
                .clientOptions()
                .apiVersion(settings.apiVersion())
                .retries(settings.retries())
                .prices(settings.prices());
    }

    @Override
    public Optional<AccountId> accountId() {
        return Optional.of(ArrEmulator.ACCOUNT_ID);
    }

    @Override
    public Optional<AccountKey> accountKey() {
        return Optional.of(ArrEmulator.ACCOUNT_KEY);
    }

    @Override
    public Optional<String> endPoint() {
        return Optional.of(settings.region().orElse(Region.DEFAULT).endpoint().toString());
    }

    @Override
    public Optional<ArrEmulator> emulator() {
        return Optional.of(running());
    }

    @Override
    public Optional<String> redirection(Region region) {
        return Optional.of(region.endpoint() + " is emulated in this process, " + time + ": "
                + running().endpoint(region));
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
