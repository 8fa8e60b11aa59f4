package dev.arrshell;

import dev.arrshell.model.Leftover;
import dev.arrshell.model.ReapResult;
import java.time.Duration;
import java.util.List;

/**
 * The sessions of one account at one endpoint that processes of this machine left behind when they ended. Sessions of
 * other machines, other accounts and live processes are not among them and are never touched. Immutable and
 * thread-safe.
 */
public interface Leftovers {

    /**
     * Reads the ledger.
     *
     * @return the starts that are not known to be over, oldest first. Costs no request; empty without a ledger
     */
    List<Leftover> list();

    /**
     * Leaves out what was started lately.
     *
     * @param age how old a start must be, zero or more
     * @return the others
     * @throws NullPointerException if {@code age} is null
     * @throws IllegalArgumentException if {@code age < 0}
     */
    Leftovers olderThan(Duration age);

    /**
     * Finds out what {@link #reap()} would do, without doing it; the ledger stays as it is. One
     * {@code GET …/properties} for each whose id is known, and one {@code GET …/sessions} for all others together.
     *
     * @return one result for each, in the order of {@link #list()}
     */
    List<ReapResult> dryRun();

    /**
     * Stops the sessions that still run, and notes in the ledger which are over. A session whose id its process never
     * learned (v1) is found by exclusion among the listed sessions: size and lease as asked, not Ready for longer than the
     * start is old, not in another entry of the ledger, not seen before; if more sessions match than there are such starts,
     * none is touched. For each whose id an answer named, one request stops it before anything is asked, and one
     * {@code GET} then tells whether it had ended before; otherwise the requests of {@link #dryRun()}, and one to stop each
     * session that runs.
     *
     * @return one result for each, in the order of {@link #list()}; a failed request is a result, not an exception
     */
    List<ReapResult> reap();
}
