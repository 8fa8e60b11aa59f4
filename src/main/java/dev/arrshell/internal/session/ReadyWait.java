package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.internal.wait.PollResult;
import dev.arrshell.internal.wait.StatusWait;
import dev.arrshell.internal.wait.WaitState;
import dev.arrshell.internal.wait.WaitSubject;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wait until a session is ready, that is, has a host name. */
public final class ReadyWait implements WaitSubject<SessionProperties> {

    private final SessionCalls calls;
    private final PollPolicy policy;
    private final WaitRequest request;

    /**
     * The session to wait for, and how long.
     *
     * @param id the session
     * @param size the size, if known; decides the interval until an answer tells it
     * @param atMost the deadline, more than zero
     * @param progress called after each poll
     */
    public record WaitRequest(
            SessionId id, SessionSize size, Duration atMost, Consumer<? super WaitProgress> progress) {}

    private ReadyWait(SessionCalls calls, PollPolicy policy, WaitRequest request) {
        this.calls = calls;
        this.policy = policy;
        this.request = request;
    }

    /** Begins a wait. */
    public static StatusWait<SessionProperties> begin(
            SessionCalls calls, TimeSource time, PollPolicy policy, WaitRequest request) {
        return StatusWait.begin(new ReadyWait(calls, policy, request), time, request.atMost());
    }

    @Override
    public Operation operation() {
        return Operation.PROPERTIES;
    }

    @Override
    public CompletableFuture<PollResult<SessionProperties>> poll() {
        return calls.poll(request.id());
    }

    @Override
    public String statusText(SessionProperties seen) {
        return seen.statusText();
    }

    @Override
    public boolean isReached(SessionProperties seen) {
        return seen.status() == SessionStatus.READY && seen.hostname().isPresent();
    }

    @Override
    public Optional<ArrException> ended(SessionProperties seen, Failure facts) {
        return seen.status().isTerminal()
                ? Optional.of(SessionEndedException.of(
                        facts.withStoppedHere(calls.known().isStoppedHere(request.id()))))
                : Optional.empty();
    }

    @Override
    public Failure about(Failure facts, @Nullable SessionProperties lastSeen) {
        return facts.withSession(request.id()).withLastSeen(lastSeen);
    }

    @Override
    public Duration pause(Optional<SessionProperties> lastSeen, Duration waited) {
        SessionSize size = lastSeen.map(SessionProperties::size)
                .filter(told -> told != SessionSize.UNKNOWN)
                .orElse(request.size());
        return policy.next(size, age(lastSeen, waited));
    }

    /** The age of the session: the elapsed time that the service tells, or that of this wait if it is longer. */
    private static Duration age(Optional<SessionProperties> lastSeen, Duration waited) {
        return lastSeen.map(SessionProperties::elapsed)
                .filter(elapsed -> elapsed.compareTo(waited) > 0)
                .orElse(waited);
    }

    @Override
    public void report(WaitState<SessionProperties> state) {
        request.progress()
                .accept(new WaitProgress(
                        request.id(), state.lastSeen(), state.polls(), state.elapsed(), state.next(), state.trouble()));
    }
}
