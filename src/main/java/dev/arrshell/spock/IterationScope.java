package dev.arrshell.spock;

import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.TestAccount;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of a feature. Used by one thread. */
final class IterationScope {

    private final TestAccount account;
    private boolean failed;

    IterationScope(TestAccount account) {
        this.account = account;
    }

    /** Spock's reports show what a failure brings along, so that is where journal and sessions go. */
    void failed(Throwable failure) {
        failed = true;
        if (Stream.of(failure.getSuppressed()).noneMatch(State.class::isInstance)) {
            failure.addSuppressed(new State(account.report()));
        }
    }

    /** What was found fails the iteration, unless it failed already. */
    void judge(FindingRules rules) {
        Optional<AssertionError> verdict = failed ? Optional.empty() : rules.judge(account);
        if (verdict.isPresent()) {
            failed(verdict.get());
            throw verdict.get();
        }
    }

    /** What the emulator has seen, in the shape in which a failure can bring it along. */
    private static final class State extends RuntimeException {

        private static final long serialVersionUID = 1L;

        State(Map<String, String> report) {
            super(
                    report.entrySet().stream()
                            .map(entry -> entry.getKey() + ":\n" + entry.getValue())
                            .collect(Collectors.joining("\n", "\n", "")),
                    null,
                    false,
                    false);
        }

        @Override
        public String toString() {
            return "When it failed:" + getMessage();
        }
    }
}
