package dev.arrshell.internal.service;

import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an emulator is made of.
 *
 * @param time what it reads the time from
 * @param address the address of this machine where it listens
 * @param port where it listens, 0 for any free port
 * @param accounts whom it knows
 * @param region the region of paths that name none
 * @param boots how the servers of those sizes boot that do not as usual
 * @param style how the service of 2021-01-01 presents itself
 * @param open whether everybody is let in, with whatever account and key
 * @param chronicled whether it remembers what became of every session
 */
public record ServiceSettings(
        TimeSource time,
        InetAddress address,
        int port,
        Map<AccountId, AccountKey> accounts,
        Region region,
        Map<SessionSize, BootModel> boots,
        RestOptions style,
        boolean open,
        boolean chronicled) {

    public ServiceSettings {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }

    /** One that keeps strangers out and remembers no more than the service does. */
    public ServiceSettings(
            TimeSource time,
            int port,
            Map<AccountId, AccountKey> accounts,
            Region region,
            Map<SessionSize, BootModel> boots,
            RestOptions style) {
        this(time, InetAddress.getLoopbackAddress(), port, accounts, region, boots, style, false, false);
    }

    /** The same for one account, in a virtual time of its own if time is virtual. */
    public ServiceSettings isolated(AccountId account, AccountKey key) {
        TimeSource own = time instanceof VirtualClock ? new VirtualClock(time.instant()) : time;
        return new ServiceSettings(own, address, port, Map.of(account, key), region, boots, style, open, chronicled);
    }
}
