package dev.arrshell.internal.service.session;

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
public record CreateParameters(SessionSize size, Duration lease, List<String> models) {

    /** Whether both ask for the same; only v1 knows models, so they do not tell. */
    boolean isLike(CreateParameters other) {
        return size == other.size && lease.equals(other.lease);
    }

    ServerPool ground(AccountRegion scope) {
        return new ServerPool(size, scope.region());
    }
}
