package dev.arrshell.internal.script.state;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.util.Optional;

/**
 * Destination of the requests of scripts and of the prompt: the service that is configured, or, where none is, an emulator
 * in this process, as {@link ScriptSettings} chooses. Thread-safe.
 */
public sealed interface RequestTarget extends AutoCloseable
        permits EmbeddedTarget, SharedTarget, ConfiguredTarget, RehearsalTarget {

    /** A target that is an emulator which is running; closing the target does not close it. */
    static RequestTarget shared(ArrEmulator emulator) {
        return new SharedTarget(emulator);
    }

    /** The options of an entry to it: token service, regions, time. */
    ArrOptions.Builder options();

    /** Makes the entry to it, to be closed by the caller. */
    default Arr entry(ArrOptions options) {
        return Arr.create(options);
    }

    /** The account to use where a script names none. */
    Optional<AccountId> accountId();

    /** The key of {@link #accountId()}, if the target itself has it. */
    Optional<AccountKey> accountKey();

    /** The address, or the name of the region, to use where a script names none. */
    Optional<String> endPoint();

    /** The emulator in this process, started by the first call; empty for a configured service. */
    Optional<ArrEmulator> emulator();

    /** A sentence about where requests for a region go, if that is not the region's public address. */
    Optional<String> redirection(Region region);

    /** Ends what runs in this process for the target. */
    @Override
    void close();
}
