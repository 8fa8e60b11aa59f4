package dev.arrshell;

import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.session.KnownSessions;
import dev.arrshell.internal.session.StartsUnderWay;
import dev.arrshell.internal.transport.Limiter;
import dev.arrshell.internal.transport.Listeners;

/**
 * What all clients of one account have in common. Not called Shared, which would hide Spock's from whoever imports both packages.
 *
 * @param limiter whose turn it is to call
 * @param known the sessions this process has met
 * @param ledger where starts are written down
 * @param underWay the starts whose outcome is not known yet
 * @param listeners who is told of every exchange
 */
record InCommon(Limiter limiter, KnownSessions known, Ledger ledger, StartsUnderWay underWay, Listeners listeners) {}
