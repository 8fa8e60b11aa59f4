package dev.arrshell.internal.pool;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The sessions of a pool and its budget. All is read and changed within {@link #locked}. */
final class PoolState {

    final PoolBudget budget;
    private final Set<PoolMember> members = new LinkedHashSet<>();
    boolean closed;

    PoolState(PoolBudget budget) {
        this.budget = budget;
    }

    synchronized <T> T locked(Supplier<T> action) {
        return action.get();
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    Stream<PoolMember> in(MemberState state) {
        return members.stream().filter(member -> member.is(state));
    }

    int count(MemberState state) {
        return (int) in(state).count();
    }

    int size() {
        return members.size();
    }

    List<PoolMember> members() {
        return List.copyOf(members);
    }

    /** A session that is about to be started. */
    PoolMember add() {
        PoolMember member = budget.start();
        members.add(member);
        return member;
    }

    /** Whether the session was here; its unused lease goes back to the budget. */
    boolean remove(PoolMember member, long now) {
        if (!members.remove(member)) {
            return false;
        }
        member.state = MemberState.ENDED;
        budget.end(member, now);
        return true;
    }

    /** Changes the state, if it is one of those that the change begins with. */
    static boolean change(PoolMember member, MemberState to, MemberState... from) {
        boolean fits = List.of(from).contains(member.state);
        if (fits) {
            member.state = to;
        }
        return fits;
    }
}
