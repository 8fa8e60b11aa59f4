package dev.arrshell.internal.conversion;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ConversionFailedException;
import dev.arrshell.error.Failure;
import dev.arrshell.internal.wait.PollResult;
import dev.arrshell.internal.wait.StatusWait;
import dev.arrshell.internal.wait.WaitState;
import dev.arrshell.internal.wait.WaitSubject;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wait until a conversion has succeeded. */
public final class SuccessWait implements WaitSubject<ConversionProperties> {

    private final ConversionCalls calls;
    private final PollPolicy policy;
    private final WaitRequest request;

    /**
     * The conversion to wait for, and how long.
     *
     * @param id the conversion
     * @param atMost the deadline, more than zero
     * @param progress called after each poll that was answered
     */
    public record WaitRequest(ConversionId id, Duration atMost, Consumer<? super ConversionProperties> progress) {}

    private SuccessWait(ConversionCalls calls, PollPolicy policy, WaitRequest request) {
        this.calls = calls;
        this.policy = policy;
        this.request = request;
    }

    /** Begins a wait. */
    public static StatusWait<ConversionProperties> begin(
            ConversionCalls calls, TimeSource time, PollPolicy policy, WaitRequest request) {
        return StatusWait.begin(new SuccessWait(calls, policy, request), time, request.atMost());
    }

    @Override
    public Operation operation() {
        return Operation.CONVERSION_GET;
    }

    @Override
    public CompletableFuture<PollResult<ConversionProperties>> poll() {
        return calls.poll(request.id());
    }

    @Override
    public String statusText(ConversionProperties seen) {
        return seen.statusText();
    }

    @Override
    public boolean isReached(ConversionProperties seen) {
        return seen.status() == ConversionStatus.SUCCEEDED;
    }

    @Override
    public Optional<ArrException> ended(ConversionProperties seen, Failure facts) {
        return seen.status().isTerminal() ? Optional.of(new ConversionFailedException(facts)) : Optional.empty();
    }

    @Override
    public Failure about(Failure facts, @Nullable ConversionProperties lastSeen) {
        return facts.withConversion(request.id(), lastSeen);
    }

    /** Every 10 s, as {@code Conversion.ps1}, unless the policy has a pace of its own: it is that of Premium sessions. */
    @Override
    public Duration pause(Optional<ConversionProperties> lastSeen, Duration waited) {
        return policy.next(SessionSize.PREMIUM, waited);
    }

    @Override
    public void report(WaitState<ConversionProperties> state) {
        if (state.trouble().isEmpty()) {
            state.lastSeen().ifPresent(request.progress());
        }
    }
}
