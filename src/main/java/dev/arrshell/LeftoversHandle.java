package dev.arrshell;

import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.LedgerEntry;
import dev.arrshell.internal.ledger.Reaper;
import dev.arrshell.internal.session.ReaperCalls;
import dev.arrshell.model.Leftover;
import dev.arrshell.model.ReapResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The leftovers of one client, read from the ledger. */
final class LeftoversHandle implements Leftovers {

    private final ClientRuntime runtime;
    private final Duration age;

    LeftoversHandle(ClientRuntime runtime, Duration age) {
        this.runtime = runtime;
        this.age = age;
    }

    @Override
    public List<Leftover> list() {
        return entries().stream().map(entry -> Reaper.leftover(entry, now())).toList();
    }

    private List<LedgerEntry> entries() {
        Instant before = now().minus(age);
        return ledger().leftBehind().stream()
                .filter(entry -> entry.target().equals(runtime.calls().target()))
                .filter(entry -> !entry.at().isAfter(before))
                .toList();
    }

    @Override
    public Leftovers olderThan(Duration limit) {
        if (Objects.requireNonNull(limit, "age").isNegative()) {
            throw UsageErrors.argument("an age is zero or more, not " + limit);
        }
        return new LeftoversHandle(runtime, limit);
    }

    @Override
    public List<ReapResult> dryRun() {
        return Reaper.reap(ledger(), entries(), new ReaperCalls(runtime.calls("leftovers")), now(), true);
    }

    @Override
    public List<ReapResult> reap() {
        return Reaper.reap(ledger(), entries(), new ReaperCalls(runtime.calls("leftovers")), now(), false);
    }

    private Ledger ledger() {
        return runtime.starter().ledger();
    }

    private Instant now() {
        return runtime.options().time().instant();
    }

    @Override
    public String toString() {
        return "Leftovers(" + runtime.calls().target().endpoint() + ")";
    }
}
