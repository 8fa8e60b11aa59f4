package dev.arrshell.spock;

import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.TestAccount;
import java.util.Optional;

/** One run of a feature. Used by one thread. */
final class IterationScope {

    private final TestAccount account;
    private boolean failed;

    IterationScope(TestAccount account) {
        this.account = account;
    }

    void failed(Throwable failure) {
        failed = true;
        account.explain(failure);
    }

    /** Findings fail the iteration, unless it failed already. */
    void judge(FindingRules rules) {
        Optional<AssertionError> verdict = failed ? Optional.empty() : rules.judge(account);
        if (verdict.isPresent()) {
            failed(verdict.get());
            throw verdict.get();
        }
    }
}
