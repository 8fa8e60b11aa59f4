package dev.arrshell.assertj;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.Requests;
import dev.arrshell.emulator.Verification;
import dev.arrshell.model.Operation;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the requests that an emulator received. Costs no request. Not thread-safe. */
public final class ArrEmulatorAssert extends AbstractAssert<ArrEmulatorAssert, ArrEmulator> {

    ArrEmulatorAssert(ArrEmulator actual) {
        super(actual, ArrEmulatorAssert.class);
    }

    /**
     * Goes on with how often something was asked: {@code wasAskedTo(CREATE).once()}.
     *
     * @param operation what was asked
     * @return to be told how often
     * @throws NullPointerException if {@code operation} is null
     */
    public Verification wasAskedTo(Operation operation) {
        isNotNull();
        return actual.verify(operation);
    }

    /**
     * Expects that something was never asked.
     *
     * @param operation what was asked
     * @return this
     * @throws NullPointerException if {@code operation} is null
     * @throws AssertionError if it was; the message lists the requests
     */
    public ArrEmulatorAssert wasNeverAskedTo(Operation operation) {
        wasAskedTo(operation).never();
        return this;
    }

    /**
     * Expects that every request was one that the service knows.
     *
     * @return this
     * @throws AssertionError if one was not; the message lists them
     */
    public ArrEmulatorAssert hasNoUnmatchedRequest() {
        isNotNull();
        Requests strays = actual.unmatched();
        if (!strays.isEmpty()) {
            failWithMessage("expected only requests that the service knows, but there were:%n%s", lines(strays));
        }
        return this;
    }

    /**
     * Expects that every fault that was set has struck.
     *
     * @return this
     * @throws AssertionError if one has not; the message lists them
     */
    public ArrEmulatorAssert hasNoUnusedFault() {
        isNotNull();
        if (!actual.unusedFaults().isEmpty()) {
            failWithMessage("expected every fault to strike, but these never did: %s", actual.unusedFaults());
        }
        return this;
    }

    private static String lines(Requests requests) {
        return requests.stream().map(request -> "  " + request).collect(Collectors.joining("\n"));
    }
}
