package dev.arrshell;

import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.session.KnownSessions;
import dev.arrshell.internal.session.PendingStarts;
import dev.arrshell.internal.transport.CallRateLimiter;
import dev.arrshell.internal.transport.ExchangeListeners;

/**
 * What all clients of one account have in common. Not called Shared, which would hide Spock's from whoever imports both packages.
 *
 * @param limiter whose turn it is to call
 * @param known the sessions this process has met
 * @param ledger where starts are written down
 * @param underWay the starts whose outcome is not known yet
 * @param listeners who is told of every exchange
 */
record AccountRuntime(
        CallRateLimiter limiter,
        KnownSessions known,
        Ledger ledger,
        PendingStarts underWay,
        ExchangeListeners listeners) {}
