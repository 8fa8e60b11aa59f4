package dev.arrshell;

import dev.arrshell.model.SessionProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A handle on a session after its wait, with the properties of the answer that ended the wait. */
final class ReadySessionHandle extends SessionHandle implements ReadySession {

    private final SessionProperties snapshot;

    ReadySessionHandle(SessionHandle session, SessionProperties snapshot) {
        super(session);
        this.snapshot = snapshot;
    }

    @Override
    public String hostname() {
        return snapshot.hostname().orElseThrow();
    }

    @Override
    public SessionProperties snapshot() {
        return snapshot;
    }

    @Override
    protected Map<String, Supplier<Object>> nouns() {
        Map<String, Supplier<Object>> nouns = new HashMap<>(super.nouns());
        nouns.put("hostname", this::hostname);
        nouns.put("snapshot", this::snapshot);
        return nouns;
    }

    @Override
    public String toString() {
        return "ReadySession(" + id() + ", " + hostname() + ")";
    }
}
