package dev.arrshell.internal.service.conversion;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.model.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The conversions: the three operations, independent of dialect and HTTP. Each operation takes place at one moment of the
 * clock. Thread-safe.
 */
public final class ConversionService {

    private final InstantSource clock;
    private final ConversionPlanner planner;
    private final ConversionListener listener;
    private final Map<AccountId, ConversionNamespace> namespaces = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    public ConversionService(InstantSource clock, ConversionPlanner planner, ConversionListener listener) {
        this.clock = clock;
        this.planner = planner;
        this.listener = listener;
    }

    /** All conversions that are held, in no order. */
    public List<ConversionRecord> all() {
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.all().stream())
                .toList();
    }

    /** Adds conversions that were loaded at the start. */
    public void restore(Collection<ConversionRecord> loaded) {
        for (ConversionRecord conversion : loaded) {
            namespace(conversion.scope()).restore(conversion);
            sequence.accumulateAndGet(conversion.position().sequence() + 1, Math::max);
        }
    }

    /** Removes all conversions without a trace and adds others. */
    public void replace(Collection<ConversionRecord> others) {
        all().forEach(listener::forgotten);
        namespaces.clear();
        others.forEach(listener::changed);
        restore(others);
    }

    /**
     * The result of a create request.
     *
     * @param conversion the conversion that has the id now
     * @param isNew whether this request created it
     */
    public record Created(ConversionSnapshot conversion, boolean isNew) {}

    private ConversionNamespace namespace(AccountRegion scope) {
        return namespaces.computeIfAbsent(scope.account(), any -> new ConversionNamespace(listener));
    }

    /** Whether the account is linked with all containers for which a request has no signature. */
    public boolean hasAccess(ConversionRequest request) {
        return request.linked().stream().allMatch(planner::isLinked);
    }

    /** Creates a conversion under an id that the service chooses, as v1 does. */
    public ConversionSnapshot create(AccountRegion scope, ConversionParameters parameters) {
        Created created = add(scope, UUID.randomUUID().toString(), parameters);
        return created.isNew() ? created.conversion() : create(scope, parameters);
    }

    /**
     * Creates a conversion under the client's id, as 2021-01-01 does. A repeated request finds the conversion of the first,
     * also when that has ended ({@link ServiceAssumptions} 24).
     *
     * @throws ApiError 409 if the id belongs to a conversion with other settings or in another region
     */
    public Created create(AccountRegion scope, String id, ConversionParameters parameters) {
        Created created = add(scope, id, parameters);
        ConversionRecord holder = created.conversion().conversion();
        if (!holder.scope().equals(scope) || !holder.parameters().equals(parameters)) {
            throw ApiError.conflict(ServiceAssumptions.ID_TAKEN);
        }
        return created;
    }

    private Created add(AccountRegion scope, String id, ConversionParameters parameters) {
        Instant now = clock.instant();
        return namespace(scope)
                .find(id)
                .filter(present -> !present.isForgottenAt(now))
                .map(present -> new Created(new ConversionSnapshot(present, now), false))
                .orElseGet(() -> addNew(scope, id, parameters, now));
    }

    private Created addNew(AccountRegion scope, String id, ConversionParameters parameters, Instant now) {
        ListPosition position = new ListPosition(now, sequence.getAndIncrement());
        ConversionRecord conversion =
                new ConversionRecord(id, scope, parameters, position, planner.plan(parameters, now));
        ConversionRecord holder = namespace(scope).add(conversion);
        return new Created(new ConversionSnapshot(holder, now), holder == conversion);
    }

    /**
     * Reads a conversion.
     *
     * @throws ApiError 404 if the account has none with the id in this region, or not any more
     */
    public ConversionSnapshot find(AccountRegion scope, String id) {
        Instant now = clock.instant();
        return namespace(scope)
                .find(id)
                .filter(conversion -> conversion.scope().region().equals(scope.region()))
                .filter(conversion -> !conversion.isForgottenAt(now))
                .map(conversion -> new ConversionSnapshot(conversion, now))
                .orElseThrow(() -> ApiError.notFound("the account has no such conversion in " + scope.region()));
    }

    /** All conversions that are remembered, ended ones too, in the order of creation. */
    public List<ConversionSnapshot> list(AccountRegion scope) {
        return list(scope, ListPosition.FIRST, Integer.MAX_VALUE);
    }

    /** At most so many of the conversions that are remembered, after a position. */
    public List<ConversionSnapshot> list(AccountRegion scope, ListPosition after, int maximum) {
        Instant now = clock.instant();
        return namespace(scope).list(scope.region(), now, after, maximum).stream()
                .map(conversion -> new ConversionSnapshot(conversion, now))
                .toList();
    }
}
