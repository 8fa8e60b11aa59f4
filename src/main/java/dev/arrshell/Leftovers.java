package dev.arrshell;

import dev.arrshell.model.Leftover;
import dev.arrshell.model.ReapResult;
import java.time.Duration;
import java.util.List;

/**
 * What processes of this machine started through this endpoint for this account and left behind when they ended. What
 * other machines, other accounts and processes that are alive started is not among it and is never touched. Immutable
 * and thread-safe.
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
     * Looks what {@link #reap()} would do and does none of it: the ledger too stays as it is. One
     * {@code GET …/properties} for each whose id is known, and one {@code GET …/sessions} for all others together.
     *
     * @return one result for each, in the order of {@link #list()}
     */
    List<ReapResult> dryRun();

    /**
     * Stops what is still up, and writes into the ledger what is over. A start whose id its process never learned (v1)
     * is found by exclusion among the listed sessions: size and lease as asked, not Ready for longer than the start is
     * old, in nobody's ledger entry, not seen before; if more fit than there are such starts, none is touched. The
     * requests of {@link #dryRun()}, and one to stop for each that is up.
     *
     * @return one result for each, in the order of {@link #list()}; a failed request is a result, not an exception
     */
    List<ReapResult> reap();
}
