package dev.arrshell;

import dev.arrshell.internal.session.SessionCalls;

/**
 * What every step after the client needs.
 *
 * @param calls the five calls in one region for one account
 * @param options time, deadlines, paces
 */
record Service(SessionCalls calls, ArrOptions options) {}
