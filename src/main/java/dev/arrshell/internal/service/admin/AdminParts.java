package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.internal.service.session.SessionOutput;
import dev.arrshell.internal.service.session.SessionService;
import java.util.Optional;

/**
 * The parts of a service that the admin routes show and control.
 *
 * @param controls clock, boots, faults and limits
 * @param journal the record of requests
 * @param sessions the sessions
 * @param output what the servers of the sessions print; empty if they are simulated
 */
public record AdminParts(
        ServiceControls controls, ExchangeJournal journal, SessionService sessions, Optional<SessionOutput> output) {

    /** Whether the servers are simulated. Only then their boots, their number and the clock can be controlled. */
    boolean isSimulated() {
        return output.isEmpty();
    }
}
