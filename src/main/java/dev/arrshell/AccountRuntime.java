package dev.arrshell;

import dev.arrshell.internal.auth.TokenCache;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.session.KnownSessions;
import dev.arrshell.internal.session.PendingStarts;
import dev.arrshell.internal.transport.CallRateLimiter;
import dev.arrshell.internal.transport.ClientClosing;
import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.model.AccountKey;
import dev.arrshell.schedule.SessionSchedule;
import java.util.Map;
import java.util.Queue;

/**
 * The parts that all clients of one account share.
 *
 * @param tokens the token of each key
 * @param limiter spaces their calls
 * @param known the sessions that this process has seen
 * @param ledger the file that starts are written to
 * @param pending the starts whose outcome is not known yet
 * @param schedules the schedules that have begun and not ended
 * @param listeners the listeners to all exchanges
 * @param closing the signal that the client was closed
 */
record AccountRuntime(
        Map<AccountKey, TokenCache> tokens,
        CallRateLimiter limiter,
        KnownSessions known,
        Ledger ledger,
        PendingStarts pending,
        Queue<SessionSchedule> schedules,
        ExchangeListeners listeners,
        ClientClosing closing) {}
