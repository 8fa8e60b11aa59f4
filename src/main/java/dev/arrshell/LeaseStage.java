package dev.arrshell;

import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import java.time.Duration;
import java.util.Map;

/** Asks for the lease. */
final class LeaseStage implements SessionDraft.NeedsLease {

    private final ClientRuntime service;
    private final SessionSize size;

    LeaseStage(ClientRuntime service, SessionSize size) {
        this.service = service;
        this.size = size;
    }

    @Override
    public SessionDraft.Startable lease(Lease total) {
        return new StartStage(service, SessionSpec.of(size, total));
    }

    @Override
    public SessionDraft.Startable lease(Duration total) {
        return lease(Lease.of(total));
    }

    @Override
    public SessionDraft.Startable lease(String total) {
        return lease(Lease.parse(total));
    }

    /** Groovy: a property where a call is meant. */
    public Object propertyMissing(String name) {
        return UsageErrors.property(SessionDraft.NeedsLease.class, name, Map.of());
    }

    /** Groovy: a call that comes later, does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw UsageErrors.call(SessionDraft.NeedsLease.class, name, arguments);
    }

    @Override
    public String toString() {
        return "SessionDraft  size " + size + "  lease -  (start() sends it; lease(…) is still missing)";
    }
}
