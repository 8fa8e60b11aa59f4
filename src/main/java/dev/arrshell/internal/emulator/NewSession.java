package dev.arrshell.internal.emulator;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.List;

/**
 * What a create request asks for.
 *
 * @param size the server's size
 * @param lease the whole lease, counted from Ready
 * @param models containers to load beforehand; kept and shown, without effect
 */
record NewSession(SessionSize size, Duration lease, List<String> models) {

    /** Whether both ask for the same; only v1 knows models, so they do not tell. */
    boolean isLike(NewSession other) {
        return size == other.size && lease.equals(other.lease);
    }

    Ground ground(Scope scope) {
        return new Ground(size, scope.region());
    }
}
