package dev.arrshell.testkit;

import dev.arrshell.emulator.ArrEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which findings fail a test. Immutable.
 *
 * @param leaks sessions that still run and that the test started itself
 * @param unmatched requests that no route of the service takes
 * @param unusedFaults faults that were set and never struck
 */
public record FindingRules(OnFinding leaks, OnFinding unmatched, OnFinding unusedFaults) {

    /** The default rules: only a request that no route takes fails a test. */
    public static final FindingRules DEFAULT = new FindingRules(OnFinding.PASS, OnFinding.FAIL, OnFinding.PASS);

    /**
     * Checks that nothing is null.
     *
     * @param leaks sessions that still run and that the test started itself
     * @param unmatched requests that no route of the service takes
     * @param unusedFaults faults that were set and never struck
     * @throws NullPointerException if a component is null
     */
    public FindingRules {
        Objects.requireNonNull(leaks, "leaks");
        Objects.requireNonNull(unmatched, "unmatched");
        Objects.requireNonNull(unusedFaults, "unusedFaults");
    }

    /**
     * Judges a test that is over.
     *
     * @param account the test's account
     * @return what fails it, all of it in one text; empty if nothing does
     * @throws NullPointerException if {@code account} is null
     */
    public Optional<AssertionError> judge(TestAccount account) {
        List<String> faults = new ArrayList<>();
        if (leaks == OnFinding.FAIL && !account.leaks().isEmpty()) {
            faults.add(list("still running", account.leaks()));
        }
        if (unmatched == OnFinding.FAIL && !account.emulator().unmatched().isEmpty()) {
            faults.add(list("asked for what the service does not have", account.strays()));
        }
        if (unusedFaults == OnFinding.FAIL && !account.emulator().unusedFaults().isEmpty()) {
            faults.add(list("set and never struck", account.emulator().unusedFaults()));
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(new AssertionError(String.join("\n", faults)));
    }

    /**
     * Refuses requests that no route of the service takes and that name no test's account: they can be laid at no test's
     * door, so they are the class's.
     *
     * @param emulator the emulator of a class that is over
     * @throws NullPointerException if {@code emulator} is null
     * @throws AssertionError if there are such requests; the message lists them
     */
    public static void refuseStrays(ArrEmulator emulator) {
        if (!emulator.unmatched().isEmpty()) {
            throw new AssertionError(list(
                    "asked for what the service does not have, for no test's account", TestAccount.strays(emulator)));
        }
    }

    private static String list(String what, List<?> found) {
        return found.stream().map(one -> "\n  " + one).collect(Collectors.joining("", what + ":", ""));
    }
}
