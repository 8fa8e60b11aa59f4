package dev.arrshell.internal.emulator;

import dev.arrshell.model.SessionSize;
import java.time.Instant;
import java.util.OptionalInt;

/** Where sessions get their servers from, and how many there are. Whoever counts servers and takes one holds its monitor. */
interface ServerAllocator {

    /** Begins to boot a server. */
    Start begin(Ground ground, Instant now);

    /** Whether the servers of any size are limited. */
    boolean isLimited();

    /** How many servers of a size each region has; empty for no limit. */
    OptionalInt capacity(SessionSize size);

    /** How often a limit was set or lifted. */
    long limits();
}
