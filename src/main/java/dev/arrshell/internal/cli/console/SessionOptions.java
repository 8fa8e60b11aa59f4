package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that start a session: its size and its lease. */
public final class SessionOptions {

    @Option(
            names = {"--size", "--vm-size"},
            paramLabel = "SIZE",
            completionCandidates = Sizes.class,
            description = "STANDARD or PREMIUM; default: size in the configuration.")
    private String size;

    @Option(
            names = {"--lease", "--max-lease-time"},
            paramLabel = "TIME",
            description = "The whole lease: 4:00:00, 90m, PT4H; default: lease in the configuration.")
    private String lease;

    /** The sizes as the service writes them, for shells that complete them. */
    static final class Sizes extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Sizes() {
            super(List.of("standard", "premium"));
        }
    }

    /**
     * The size of the session.
     *
     * @throws ConfigurationException if it is neither given nor configured
     */
    public SessionSize size(ConfigSettings settings) {
        return size == null ? needed(settings.size(), ConfigKey.SIZE, settings) : SessionSize.parse(size);
    }

    /**
     * The lease of the session.
     *
     * @throws ConfigurationException if it is neither given nor configured
     */
    public Lease lease(ConfigSettings settings) {
        return lease == null ? needed(settings.lease(), ConfigKey.LEASE, settings) : Lease.parse(lease);
    }

    private static <T> T needed(Optional<T> value, ConfigKey key, ConfigSettings settings) {
        return value.orElseThrow(
                () -> new ConfigurationException(key.text() + " is missing: " + settings.whereToSet(key)));
    }
}
