package dev.arrshell.internal.service;

import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.ConversionModel;
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
import java.util.Optional;

/**
 * Settings of an emulator.
 *
 * @param time the source of its time
 * @param address the address of this machine on which it listens
 * @param port the port on which it listens, 0 for any free port
 * @param accounts the known accounts and their keys, in order
 * @param region the region of paths that name none
 * @param boots the boot models of the sizes that do not have the default one
 * @param conversions how conversions go, if not as by default
 * @param rest options of the dialects
 * @param acceptsAnyAccount whether any account, key and token is accepted
 * @param keepsHistory whether the last state of every session is kept
 */
public record ServiceSettings(
        TimeSource time,
        InetAddress address,
        int port,
        Map<AccountId, AccountKey> accounts,
        Region region,
        Map<SessionSize, BootModel> boots,
        Optional<ConversionModel> conversions,
        RestOptions rest,
        boolean acceptsAnyAccount,
        boolean keepsHistory) {

    public ServiceSettings {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }

    /** The same for one account, whose service may differ; a virtual clock is replaced by a new one at the same time. */
    public ServiceSettings isolated(
            AccountId account,
            AccountKey key,
            Region ownRegion,
            Map<SessionSize, BootModel> ownBoots,
            Optional<ConversionModel> ownConversions,
            RestOptions ownRest) {
        TimeSource own = time instanceof VirtualClock ? new VirtualClock(time.instant()) : time;
        return new ServiceSettings(
                own,
                address,
                port,
                Map.of(account, key),
                ownRegion,
                ownBoots,
                ownConversions,
                ownRest,
                acceptsAnyAccount,
                keepsHistory);
    }
}
