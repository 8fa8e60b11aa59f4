package dev.arrshell;

import dev.arrshell.model.SessionSize;
import java.util.Map;
import java.util.Objects;

/** Asks for the size. */
final class SizeStage implements SessionDraft.NeedsSize {

    private final ClientRuntime service;

    SizeStage(ClientRuntime service) {
        this.service = service;
    }

    @Override
    public SessionDraft.NeedsLease size(SessionSize size) {
        if (Objects.requireNonNull(size, "size") == SessionSize.UNKNOWN) {
            throw UsageErrors.argument(
                    "a session cannot be asked for with size UNKNOWN: size(STANDARD) or size(PREMIUM)");
        }
        return new LeaseStage(service, size);
    }

    /** Groovy: a property where a call is meant. */
    public Object propertyMissing(String name) {
        return UsageErrors.property(SessionDraft.NeedsSize.class, name, Map.of());
    }

    /** Groovy: a call that comes later, does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw UsageErrors.call(SessionDraft.NeedsSize.class, name, arguments);
    }

    @Override
    public String toString() {
        return "SessionDraft  size -  lease -  (start() sends it; size(…) and lease(…) are still missing)";
    }
}
