package dev.arrshell.internal.ledger;

import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.time.Duration;

/**
 * The session that a start asked for, as far as a listing can show it. Where the service chooses the ids (v1), this is
 * all that tells a session of ours from others.
 *
 * @param target where and for whom it was asked
 * @param size the class of server
 * @param lease the whole lease
 */
public record RequestedSession(AccountEndpoint target, SessionSize size, Duration lease) {

    /**
     * Whether a session can be the one that was asked for: it is active, has the size and the lease, and has not been
     * Ready for longer than the request is old. What an answer leaves out does not speak against a session.
     *
     * @param seen a session of the target
     * @param longestReady the age of the request, and what clocks and rounding may add
     */
    public boolean matches(SessionProperties seen, Duration longestReady) {
        boolean sameSize = seen.size() == size || seen.size() == SessionSize.UNKNOWN;
        boolean sameLease = seen.maxLeaseTime().isZero() || seen.maxLeaseTime().equals(lease);
        return sameSize
                && sameLease
                && seen.elapsed().compareTo(longestReady) <= 0
                && !seen.status().isTerminal();
    }
}
