package dev.arrshell.internal.service.serve;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a service on real machines.
 *
 * @param data the directory of its state
 * @param address the address of this machine on which it listens
 * @param port the port on which it listens, 0 for any free port
 * @param region the region of paths and names that tell none
 * @param accounts the accounts that are given; empty to keep those of the directory, or to make one
 * @param authority the directory of the certificate authority; empty to speak plain HTTP
 * @param publicKey a key that never works here, since everyone knows it
 * @param strict whether 2021-01-01 refuses what the real service is likely to have refused
 */
public record ServeSettings(
        Path data,
        InetAddress address,
        int port,
        Region region,
        Map<AccountId, AccountKey> accounts,
        Optional<Path> authority,
        AccountKey publicKey,
        boolean strict) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Copies the accounts.
     *
     * @throws IllegalArgumentException if the port is none
     */
    public ServeSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "a port is 0 (any free one) to " + HIGHEST_PORT + ", not " + port + " (nothing was started)");
        }
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }
}
