package dev.arrshell.internal.session;

import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.internal.ledger.Reaper;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.util.List;
import java.util.Optional;

/**
 * The calls of a reaper, which block.
 *
 * @param calls the calls for one account at one endpoint
 */
public record ReaperCalls(SessionCalls calls) implements Reaper.SessionApi {

    @Override
    public List<SessionProperties> list() {
        return Futures.get(() -> calls.list(), Operation.LIST);
    }

    @Override
    public Optional<SessionProperties> find(SessionId id) {
        try {
            return Optional.of(Futures.get(() -> calls.properties(id), Operation.PROPERTIES));
        } catch (SessionNotFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean stop(SessionId id) {
        try {
            Futures.get(() -> calls.stop(id), Operation.STOP);
            return true;
        } catch (SessionNotFoundException none) {
            return false;
        }
    }
}
