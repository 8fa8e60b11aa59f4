package dev.arrshell.internal.service.process;

import dev.arrshell.model.SessionSize;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** The places of each size. A server has its place until its last process has ended, also while it ends. Thread-safe. */
final class Places {

    private final Map<UUID, SessionSize> taken = new HashMap<>();

    /** Takes a place, if fewer servers of the size have one than its capacity allows. */
    synchronized boolean take(UUID server, SessionSize size, OptionalInt capacity) {
        if (capacity.isPresent() && Collections.frequency(taken.values(), size) >= capacity.getAsInt()) {
            return false;
        }
        keep(server, size);
        return true;
    }

    /** The place of a server of an earlier run. */
    synchronized void keep(UUID server, SessionSize size) {
        taken.put(server, size);
    }

    synchronized void free(UUID server) {
        taken.remove(server);
    }
}
