package dev.arrshell.internal.emulator;

import dev.arrshell.model.LeaseStep;
import dev.arrshell.model.SessionHistory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what became of every session, also of those that the service has forgotten. It grows with every session,
 * so only emulators that are asked to have one. Thread-safe.
 */
public final class Chronicle implements SessionKeeper {

    private final InstantSource clock;
    private final SessionKeeper next;
    private final Map<Long, Chapter> chapters = new ConcurrentHashMap<>();

    Chronicle(InstantSource clock, SessionKeeper next) {
        this.clock = clock;
        this.next = next;
    }

    private record Chapter(EmulatedSession last, List<LeaseStep> leases) {

        SessionHistory history() {
            return last.history(leases);
        }
    }

    @Override
    public void keep(EmulatedSession session) {
        LeaseStep step = new LeaseStep(clock.instant(), session.lease());
        chapters.merge(
                session.place().sequence(),
                new Chapter(session, List.of(step)),
                (known, fresh) -> continued(known, session, step));
        next.keep(session);
    }

    private static Chapter continued(Chapter known, EmulatedSession session, LeaseStep step) {
        List<LeaseStep> leases = new ArrayList<>(known.leases());
        if (!session.lease().equals(known.last().lease())) {
            leases.add(step);
        }
        return new Chapter(session, leases);
    }

    @Override
    public void drop(EmulatedSession session) {
        next.drop(session);
    }

    /** Every session that there ever was, in the order in which they were made. */
    public List<SessionHistory> histories() {
        return chapters.values().stream()
                .sorted(Comparator.comparing(chapter -> chapter.last().place()))
                .map(Chapter::history)
                .toList();
    }
}
