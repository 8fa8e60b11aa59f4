package dev.arrshell;

import dev.arrshell.error.ConflictException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.LeaseNotExtendedException;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.session.LeaseExtender;
import dev.arrshell.internal.session.ReadyWait;
import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.wait.StatusWait;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Lease;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.server.ServerOutput;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A handle on a session. All handles made of one share what they have learned from answers. */
class SessionHandle extends LanguageStep implements Session {

    private final ClientRuntime runtime;
    private final SessionId id;
    private final SessionSize size;
    private final State state;

    /** The parts that all handles of one session share. */
    private static final class State {

        volatile boolean stopOnClose;
        volatile boolean leftRunning;
        volatile Duration knownLease;
        volatile SessionProperties lastSeen;
        volatile boolean stopped;
        volatile LeaseKeeperHandle keeper;

        State(boolean stopOnClose, Duration knownLease) {
            this.stopOnClose = stopOnClose;
            this.knownLease = knownLease;
        }
    }

    private SessionHandle(ClientRuntime runtime, SessionId id, SessionSize size, State state) {
        this.runtime = runtime;
        this.id = id;
        this.size = size;
        this.state = state;
    }

    /** Another handle on the same session. */
    SessionHandle(SessionHandle same) {
        this(same.runtime, same.id, same.size, same.state);
    }

    static SessionHandle started(ClientRuntime runtime, SessionId id, SessionSpec spec) {
        return new SessionHandle(
                runtime, id, spec.size(), new State(true, spec.lease().total()));
    }

    static SessionHandle attached(ClientRuntime runtime, SessionId id) {
        runtime.calls().known().met(List.of(id));
        return new SessionHandle(runtime, id, SessionSize.UNKNOWN, new State(false, Duration.ZERO));
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Optional<Region> region() {
        return runtime.region();
    }

    @Override
    public AccountId account() {
        return target().account();
    }

    @Override
    public URI endpoint() {
        return target().endpoint();
    }

    @Override
    public Optional<SessionProperties> lastSeen() {
        return Optional.ofNullable(state.lastSeen);
    }

    @Override
    public SessionProperties properties() {
        return Futures.get(() -> readProperties(runtime.calls("properties")), Operation.PROPERTIES);
    }

    @Override
    public CompletableFuture<SessionProperties> propertiesAsync() {
        return runtime.handOver(readProperties(runtime.calls("properties")));
    }

    CompletableFuture<SessionProperties> readProperties(SessionCalls calls) {
        return Futures.map(calls.properties(id), this::remember);
    }

    /** Remembers what an answer said. Nothing follows a terminal status, so a late answer does not undo one. */
    private SessionProperties remember(SessionProperties seen) {
        SessionProperties before = state.lastSeen;
        if (before == null || !before.status().isTerminal()) {
            state.lastSeen = seen;
            if (seen.status().isTerminal()) {
                sessionEnded();
            }
        }
        if (!seen.maxLeaseTime().isZero()) {
            state.knownLease = seen.maxLeaseTime();
        }
        runtime.publish(now -> new SessionEvent.Seen(now, seen));
        return seen;
    }

    @Override
    public ReadySession awaitReady() {
        return awaitReady(runtime.options().awaitAtMost());
    }

    @Override
    public ReadySession awaitReady(Duration atMost, Consumer<? super WaitProgress> progress) {
        return readyHandle(beginWait(atMost, progress).get());
    }

    @Override
    public CompletableFuture<ReadySession> awaitReadyAsync() {
        return awaitReadyAsync(runtime.options().awaitAtMost());
    }

    @Override
    public CompletableFuture<ReadySession> awaitReadyAsync(Duration atMost, Consumer<? super WaitProgress> progress) {
        return runtime.handOver(Futures.map(beginWait(atMost, progress).future(), this::readyHandle));
    }

    StatusWait<SessionProperties> beginWait(Duration atMost, Consumer<? super WaitProgress> progress) {
        Objects.requireNonNull(progress, "progress");
        if (Objects.requireNonNull(atMost, "atMost").isZero() || atMost.isNegative()) {
            throw UsageErrors.argument("a deadline must be positive, not " + atMost + ": awaitReady(minutes(10))");
        }
        ArrOptions options = runtime.options();
        Consumer<WaitProgress> guarded = options.listeners().guarded("to the progress of a wait", progress);
        ReadyWait.WaitRequest request = new ReadyWait.WaitRequest(id, size, atMost, told -> {
            if (told.trouble().isEmpty()) {
                told.seen().ifPresent(this::remember);
            }
            runtime.publish(now -> new SessionEvent.Waiting(now, told));
            guarded.accept(told);
        });
        StatusWait<SessionProperties> wait =
                ReadyWait.begin(runtime.unretried("awaitReady"), options.time(), options.polls(), request);
        runtime.closing().onClose(wait.future(), wait::clientClosed);
        return wait;
    }

    private ReadySession readyHandle(SessionProperties snapshot) {
        return new ReadySessionHandle(this, snapshot);
    }

    @Override
    public SessionProperties extendLeaseTo(Duration total) {
        return Futures.get(() -> extendTo(total), Operation.UPDATE);
    }

    @Override
    public CompletableFuture<SessionProperties> extendLeaseToAsync(Duration total) {
        return runtime.handOver(extendTo(total));
    }

    private CompletableFuture<SessionProperties> extendTo(Duration total) {
        Lease lease = new Lease(total);
        SessionCalls calls = runtime.calls("extendLeaseTo");
        return unlessEnded(calls, () -> {
            if (total.compareTo(state.knownLease) <= 0) {
                throw UsageErrors.leaseNotMore(total, state.knownLease);
            }
            return update(calls, lease);
        });
    }

    @Override
    public SessionProperties extendLeaseBy(Duration more) {
        return Futures.get(() -> extendBy(more), Operation.UPDATE);
    }

    @Override
    public CompletableFuture<SessionProperties> extendLeaseByAsync(Duration more) {
        return runtime.handOver(extendBy(more));
    }

    private CompletableFuture<SessionProperties> extendBy(Duration more) {
        if (Objects.requireNonNull(more, "more").isZero() || more.isNegative()) {
            throw UsageErrors.argument(
                    "a lease is extended by more than nothing, not by " + more + ": extendLeaseBy(hours(1))");
        }
        SessionCalls calls = runtime.calls("extendLeaseBy");
        return unlessEnded(
                calls,
                () -> Futures.compose(readProperties(calls), seen -> {
                    refuseIfEnded();
                    Duration sum = seen.maxLeaseTime().plus(more);
                    if (sum.compareTo(Lease.LONGEST) > 0) {
                        throw UsageErrors.leaseTooLong(seen.maxLeaseTime(), more);
                    }
                    return update(calls, new Lease(sum));
                }));
    }

    private CompletableFuture<SessionProperties> unlessEnded(
            SessionCalls calls, Supplier<CompletableFuture<SessionProperties>> extension) {
        CompletableFuture<SessionProperties> looked = state.stopped && !isKnownToHaveEnded()
                ? readProperties(calls)
                : CompletableFuture.completedFuture(state.lastSeen);
        return Futures.compose(looked, seen -> {
            refuseIfEnded();
            return extension.get();
        });
    }

    private CompletableFuture<SessionProperties> update(SessionCalls calls, Lease total) {
        Duration before = state.knownLease;
        return Futures.composeOutcome(calls.update(id, total), (answer, failure) -> {
            if (failure != null) {
                return lookAfter(calls, failure, before, total);
            }
            leaseExtended(before, total);
            return answer.map(this::remember)
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> readProperties(calls));
        });
    }

    /**
     * Looks whether the session has ended, after a conflict, or whether an earlier attempt whose answer was lost has extended
     * the lease, as the service refuses the same total twice.
     */
    private CompletableFuture<SessionProperties> lookAfter(
            SessionCalls calls, Throwable failure, Duration before, Lease total) {
        boolean mayBeExtended = failure instanceof LeaseNotExtendedException refused && refused.attempts() > 1;
        if (!mayBeExtended && !(failure instanceof ConflictException)) {
            return CompletableFuture.failedFuture(failure);
        }
        return Futures.compose(readProperties(calls), seen -> {
            if (mayBeExtended && seen.maxLeaseTime().equals(total.total())) {
                leaseExtended(before, total);
                return CompletableFuture.completedFuture(seen);
            }
            if (!mayBeExtended) {
                refuseIfEnded();
            }
            return CompletableFuture.failedFuture(failure);
        });
    }

    private void leaseExtended(Duration before, Lease total) {
        state.knownLease = total.total();
        ledger().leased(target(), id, total.total());
        runtime.publish(now -> new SessionEvent.LeaseExtended(now, id, before, total.total()));
    }

    private void refuseIfEnded() {
        if (isKnownToHaveEnded()) {
            Failure failure = Failure.unsent(Operation.UPDATE, "")
                    .withLastSeen(state.lastSeen)
                    .withStoppedHere(runtime.calls().known().isStoppedHere(id));
            throw SessionEndedException.of(failure);
        }
    }

    private boolean isKnownToHaveEnded() {
        SessionProperties seen = state.lastSeen;
        return seen != null && seen.status().isTerminal();
    }

    @Override
    public void stop() {
        Futures.get(this::sendStop, Operation.STOP);
    }

    @Override
    public CompletableFuture<Void> stopAsync() {
        return runtime.handOver(sendStop());
    }

    CompletableFuture<Void> sendStop() {
        if (state.stopped || isKnownToHaveEnded()) {
            return CompletableFuture.completedFuture(null);
        }
        return Futures.map(runtime.calls("stop").stop(id), done -> {
            state.stopped = true;
            sessionEnded();
            runtime.publish(now -> new SessionEvent.Stopped(now, id));
            return done;
        });
    }

    @Override
    public ServerOutput log(long from) {
        return Futures.get(() -> runtime.calls("log").log(id, UsageErrors.requireOffset(from)), Operation.LOG);
    }

    private Ledger ledger() {
        return runtime.starter().ledger();
    }

    private AccountEndpoint target() {
        return runtime.calls().target();
    }

    private void sessionEnded() {
        ledger().ended(target(), id);
        LeaseKeeperHandle present = state.keeper;
        if (present != null) {
            present.extender().sessionEnded(state.knownLease, lastSeen());
        }
    }

    @Override
    public LeaseKeeper keepAlive(Duration keep, Duration upTo, Consumer<? super LeaseEvent> listener) {
        UsageErrors.checkKeeping(keep, upTo);
        Objects.requireNonNull(listener, "listener");
        return beginKeeping(keep, upTo, listener).afterFirstRound();
    }

    LeaseKeeperHandle beginKeeping(Duration keep, Duration upTo, Consumer<? super LeaseEvent> listener) {
        synchronized (state) {
            if (state.keeper != null && state.keeper.isActive()) {
                throw UsageErrors.state("the lease of session " + id + " is kept already: close() that keeper first");
            }
            Consumer<LeaseEvent> guarded = runtime.options().listeners().guarded("of keepAlive", listener);
            LeaseExtender.KeepRequest request = new LeaseExtender.KeepRequest(id, keep, upTo, this::remember, event -> {
                if (event.kind() == LeaseEvent.Kind.EXTENDED) {
                    leaseExtended(state.knownLease, new Lease(event.lease()));
                }
                guarded.accept(event);
            });
            LeaseExtender extender = LeaseExtender.begin(
                    runtime.unretried("keepAlive"), runtime.options().time(), request);
            state.keeper = new LeaseKeeperHandle(extender);
            runtime.closing().onClose(extender.result(), () -> extender.clientClosed(state.knownLease, lastSeen()));
            return state.keeper;
        }
    }

    @Override
    public void leaveRunning() {
        state.stopOnClose = false;
        state.leftRunning = true;
        ledger().kept(target(), id);
    }

    @Override
    public boolean isLeftRunning() {
        return state.leftRunning;
    }

    @Override
    public void close() {
        if (state.stopOnClose) {
            stop();
        }
    }

    @Override
    protected Map<String, Supplier<Object>> nouns() {
        return Map.of("id", this::id, "region", this::region, "endpoint", this::endpoint, "lastSeen", this::lastSeen);
    }

    @Override
    public String toString() {
        return "Session(" + id
                + lastSeen().map(seen -> ", " + seen.statusText()).orElse("") + ")";
    }
}
