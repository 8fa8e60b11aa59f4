package dev.arrshell.internal.service.conversion;

import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.model.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The conversions of one account. Every creation inspects {@value #INSPECTED} old ones in turn and removes those that the
 * service has forgotten, so that memory stays in proportion to what is remembered, without a timer. Thread-safe.
 */
final class ConversionNamespace {

    private static final int INSPECTED = 2;

    private final ConversionListener listener;
    private final Map<String, ConversionRecord> conversions = new ConcurrentHashMap<>();
    private final Map<Region, NavigableMap<ListPosition, String>> listed = new ConcurrentHashMap<>();
    private final Queue<String> toInspect = new ConcurrentLinkedQueue<>();

    ConversionNamespace(ConversionListener listener) {
        this.listener = listener;
    }

    /** Adds a conversion that was loaded at the start or is part of a snapshot. */
    void restore(ConversionRecord conversion) {
        conversions.put(conversion.id(), conversion);
        index(conversion.scope().region()).put(conversion.position(), conversion.id());
        toInspect.add(conversion.id());
    }

    /** All that are held, in no order. */
    Collection<ConversionRecord> all() {
        return conversions.values();
    }

    /**
     * Adds a conversion unless its id belongs to one that is still remembered.
     *
     * @return the conversion that has the id now: the given one, or the one that had it before
     */
    ConversionRecord add(ConversionRecord conversion) {
        Instant now = conversion.position().createdAt();
        ConversionRecord holder = conversions.compute(
                conversion.id(),
                (id, present) -> present == null || present.isForgottenAt(now) ? reported(conversion) : present);
        if (holder == conversion) {
            index(conversion.scope().region()).put(conversion.position(), conversion.id());
            inspectSome(now);
            toInspect.add(conversion.id());
        }
        return holder;
    }

    private ConversionRecord reported(ConversionRecord conversion) {
        listener.changed(conversion);
        return conversion;
    }

    private NavigableMap<ListPosition, String> index(Region region) {
        return listed.computeIfAbsent(region, any -> new ConcurrentSkipListMap<>());
    }

    Optional<ConversionRecord> find(String id) {
        return Optional.ofNullable(conversions.get(id));
    }

    /** The remembered conversions of a region after a position, in the order of creation. */
    List<ConversionRecord> list(Region region, Instant now, ListPosition after, int maximum) {
        NavigableMap<ListPosition, String> index = index(region);
        List<ConversionRecord> found = new ArrayList<>();
        for (Map.Entry<ListPosition, String> entry : index.tailMap(after, false).entrySet()) {
            if (found.size() == maximum) {
                break;
            }
            ConversionRecord conversion = conversions.get(entry.getValue());
            if (isRemembered(conversion, entry.getKey(), now)) {
                found.add(conversion);
            } else {
                index.remove(entry.getKey());
            }
        }
        return found;
    }

    /** The id of a forgotten conversion may belong to another one since, which has another position. */
    private static boolean isRemembered(ConversionRecord conversion, ListPosition position, Instant now) {
        return conversion != null && conversion.position().equals(position) && !conversion.isForgottenAt(now);
    }

    private void inspectSome(Instant now) {
        for (int i = 0; i < INSPECTED; i++) {
            String id = toInspect.poll();
            if (id != null && conversions.computeIfPresent(id, (same, present) -> kept(present, now)) != null) {
                toInspect.add(id);
            }
        }
    }

    private ConversionRecord kept(ConversionRecord conversion, Instant now) {
        if (!conversion.isForgottenAt(now)) {
            return conversion;
        }
        index(conversion.scope().region()).remove(conversion.position());
        listener.forgotten(conversion);
        return null;
    }
}
