package dev.arrshell.emulator;

import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an {@link ArrEmulator} was asked, and how to hold it against what a test expects. Thread-safe. */
public abstract sealed class AskedEmulator extends SteeredEmulator permits ArrEmulator {

    AskedEmulator() {}

    abstract ExchangeJournal record();

    abstract List<SessionProperties> held();

    /**
     * All sessions, of whatever account and region, those that have ended too, until 30 days after their end. Costs no
     * request, so neither the journal nor a fault meets it.
     *
     * @return as v1 would show each of them now, in the order they were created
     */
    public List<SessionProperties> sessions() {
        return held();
    }

    /**
     * The last 10,000 exchanges, of which account and region ever. Every secret is masked, bodies are cut after 16 KiB.
     * An exchange is here before its client has the answer.
     *
     * @return in the order they were answered, oldest first; a copy
     */
    public List<Exchange> journal() {
        return record().all();
    }

    /**
     * How many exchanges the journal has lost because newer ones took their place.
     *
     * @return zero until there were more than 10,000
     */
    public long dropped() {
        return record().dropped();
    }

    /** {@return how often each thing was asked, zero included, also what the journal has lost; a copy} */
    public Map<Operation, Long> counts() {
        return record().counts();
    }

    /**
     * The exchanges of the journal that asked for one thing.
     *
     * @param operation what was asked
     * @return in the order they were answered, oldest first; a copy
     * @throws NullPointerException if {@code operation} is null
     */
    public Requests requests(Operation operation) {
        List<Exchange> found = record().of(Objects.requireNonNull(operation, "operation"));
        return new Requests("to " + operation.words(), found);
    }

    /**
     * The exchanges of the journal that no route led to: unknown paths and wrong methods. The header
     * {@code x-arr-emulator-reason} of each answer names the nearest route or the methods that its path takes.
     *
     * @return in the order they were answered, oldest first; a copy
     */
    public Requests unmatched() {
        return new Requests("anything it does not know", record().unmatched());
    }

    /**
     * Begins to check how often something was asked: {@code verify(CREATE).once()}.
     *
     * @param operation what was asked
     * @return to be told how often
     * @throws NullPointerException if {@code operation} is null
     */
    public Verification verify(Operation operation) {
        return new Verification(operation, requests(operation), dropped());
    }
}
