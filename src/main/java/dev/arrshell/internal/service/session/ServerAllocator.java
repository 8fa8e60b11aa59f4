package dev.arrshell.internal.service.session;

import dev.arrshell.model.SessionSize;
import java.time.Instant;
import java.util.OptionalInt;

/** Where sessions get their servers from, and how many there are. Whoever counts servers and takes one holds its monitor. */
public interface ServerAllocator {

    /** Begins to boot a server. */
    BootPlan begin(ServerPool ground, Instant now);

    /** Whether the servers of any size are limited. */
    boolean isLimited();

    /** How many servers of a size each region has; empty for no limit. */
    OptionalInt capacity(SessionSize size);

    /** How often a limit was set or lifted. */
    long limits();
}
