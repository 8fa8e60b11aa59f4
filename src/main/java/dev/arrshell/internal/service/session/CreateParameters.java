package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.List;

/**
 * The parameters of a create request.
 *
 * @param size the server's size
 * @param lease the whole lease, counted from Ready
 * @param models containers to preload; stored and shown, without effect ({@link ServiceAssumptions} 17)
 */
public record CreateParameters(SessionSize size, Duration lease, List<String> models) {

    /** Whether both ask for the same. Only v1 has models, so these are not compared. */
    boolean isSameAs(CreateParameters other) {
        return size == other.size && lease.equals(other.lease);
    }
}
