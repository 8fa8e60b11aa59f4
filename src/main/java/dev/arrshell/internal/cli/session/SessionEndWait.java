package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.internal.wait.PollResult;
import dev.arrshell.internal.wait.StatusWait;
import dev.arrshell.internal.wait.WaitState;
import dev.arrshell.internal.wait.WaitSubject;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The wait until a session has ended in a certain way. Another end than the awaited one fails it. */
final class SessionEndWait implements WaitSubject<SessionProperties> {

    /** The longest and the shortest pause between two polls; between them the rest of the lease decides. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Session session;
    private final AwaitedStatus awaited;
    private final Consumer<WaitProgress> progress;

    private SessionEndWait(Session session, AwaitedStatus awaited, Consumer<WaitProgress> progress) {
        this.session = session;
        this.awaited = awaited;
        this.progress = progress;
    }

    /**
     * Blocks until the session has the awaited status.
     *
     * @param atMost the deadline, more than zero
     * @param progress called after each poll
     * @throws SessionEndedException if it has ended otherwise
     * @throws dev.arrshell.error.WaitTimeoutException if the deadline passes
     */
    static SessionProperties await(
            Session session, AwaitedStatus awaited, TimeSource time, Duration atMost, Consumer<WaitProgress> progress) {
        return StatusWait.begin(new SessionEndWait(session, awaited, progress), time, atMost)
                .get();
    }

    @Override
    public Operation operation() {
        return Operation.PROPERTIES;
    }

    @Override
    public CompletableFuture<PollResult<SessionProperties>> poll() {
        return session.propertiesAsync().thenApply(seen -> new PollResult<>(seen, Optional.empty(), Optional.empty()));
    }

    @Override
    public String statusText(SessionProperties seen) {
        return seen.statusText();
    }

    @Override
    public boolean isReached(SessionProperties seen) {
        return awaited.isReachedBy(seen.status());
    }

    @Override
    public Optional<ArrException> ended(SessionProperties seen, Failure facts) {
        return seen.status().isTerminal() ? Optional.of(SessionEndedException.of(facts)) : Optional.empty();
    }

    @Override
    public Failure about(Failure facts, SessionProperties lastSeen) {
        return facts.withSession(session.id()).withLastSeen(lastSeen);
    }

    @Override
    public Duration pause(Optional<SessionProperties> lastSeen, Duration waited) {
        Duration left = lastSeen.map(SessionProperties::remaining).orElse(Duration.ZERO);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    @Override
    public void report(WaitState<SessionProperties> state) {
        progress.accept(new WaitProgress(
                session.id(), state.lastSeen(), state.polls(), state.elapsed(), state.next(), state.trouble()));
    }
}
