package dev.arrshell.internal.script.state;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.util.Optional;

/**
 * Where the requests of scripts and of the prompt go: to the service that is configured, or, where nothing is, to an
 * emulator in this process, as {@link ScriptSettings} chooses. The one is never put in the other's place. Thread-safe.
 */
public sealed interface RequestTarget extends AutoCloseable permits EmbeddedTarget, ConfiguredTarget, RehearsalTarget {

    /**
     * How to reach it: token service, regions, time.
     *
     * @return a builder to add to
     */
    ArrOptions.Builder options();

    /**
     * Makes the entry to it.
     *
     * @param options {@link #options()} with what was added
     * @return an entry, to be closed by the caller
     */
    default Arr entry(ArrOptions options) {
        return Arr.create(options);
    }

    /**
     * The account to use where a script names none.
     *
     * @return its id, if the target knows one
     */
    Optional<AccountId> accountId();

    /**
     * The key of {@link #accountId()}.
     *
     * @return the key, if the target knows it
     */
    Optional<AccountKey> accountKey();

    /**
     * The address to use where a script names none.
     *
     * @return an address or a region's name, if the target knows one
     */
    Optional<String> endPoint();

    /**
     * The emulator in this process, started by the first call.
     *
     * @return empty for a configured service
     */
    Optional<ArrEmulator> emulator();

    /**
     * Says where requests for a region really go, where that is not its public address.
     *
     * @param region a region
     * @return a sentence for people, or nothing
     */
    Optional<String> detour(Region region);

    /** Ends what runs in this process for the target. */
    @Override
    void close();
}
