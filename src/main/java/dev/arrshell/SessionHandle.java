package dev.arrshell;

import dev.arrshell.error.ConflictException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.LeaseNotExtendedException;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.internal.session.LeaseExtender;
import dev.arrshell.internal.session.ReadyWait;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Lease;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.model.WaitProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A handle on a session. What it has learned from answers is shared by all who hold it. */
final class SessionHandle implements Session {

    private final ClientRuntime service;
    private final SessionId id;
    private volatile boolean ours;
    private volatile boolean leftRunning;
    private final SessionSize size;
    private volatile Duration knownLease;
    private volatile SessionProperties lastSeen;
    private volatile boolean stopped;
    private volatile LeaseKeeperHandle keeper;

    private SessionHandle(ClientRuntime service, SessionId id, boolean ours, SessionSize size, Duration lease) {
        this.service = service;
        this.id = id;
        this.ours = ours;
        this.size = size;
        this.knownLease = lease;
    }

    static SessionHandle started(ClientRuntime service, SessionId id, SessionSpec spec) {
        return new SessionHandle(service, id, true, spec.size(), spec.lease().total());
    }

    static SessionHandle attached(ClientRuntime service, SessionId id) {
        service.starts().known().met(List.of(id));
        return new SessionHandle(service, id, false, SessionSize.UNKNOWN, Duration.ZERO);
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Optional<SessionProperties> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    @Override
    public SessionProperties properties() {
        return Futures.get(this::read, Operation.PROPERTIES);
    }

    @Override
    public CompletableFuture<SessionProperties> propertiesAsync() {
        return Futures.handOver(read());
    }

    private CompletableFuture<SessionProperties> read() {
        CompletableFuture<SessionProperties> read = service.calls().properties(id);
        return Futures.cancelling(read.thenApply(this::learn), read);
    }

    /** Nothing follows a terminal state, so an answer that was overtaken does not undo one. */
    private SessionProperties learn(SessionProperties seen) {
        SessionProperties before = lastSeen;
        if (before == null || !before.status().isTerminal()) {
            lastSeen = seen;
            if (seen.status().isTerminal()) {
                hasEnded();
            }
        }
        if (!seen.maxLeaseTime().isZero()) {
            knownLease = seen.maxLeaseTime();
        }
        service.tell(now -> new SessionEvent.Seen(now, seen));
        return seen;
    }

    @Override
    public ReadySession awaitReady() {
        return awaitReady(service.options().awaitAtMost());
    }

    @Override
    public ReadySession awaitReady(Duration atMost) {
        return awaitReady(atMost, progress -> {});
    }

    @Override
    public ReadySession awaitReady(Duration atMost, Consumer<? super WaitProgress> progress) {
        return ready(beginWait(atMost, progress).get());
    }

    @Override
    public CompletableFuture<ReadySession> awaitReadyAsync() {
        return awaitReadyAsync(service.options().awaitAtMost());
    }

    @Override
    public CompletableFuture<ReadySession> awaitReadyAsync(Duration atMost) {
        CompletableFuture<SessionProperties> wait =
                beginWait(atMost, progress -> {}).future();
        return Futures.handOver(Futures.cancelling(wait.thenApply(this::ready), wait));
    }

    private ReadyWait beginWait(Duration atMost, Consumer<? super WaitProgress> progress) {
        Objects.requireNonNull(progress, "progress");
        if (Objects.requireNonNull(atMost, "atMost").isZero() || atMost.isNegative()) {
            throw UsageErrors.argument("a deadline must be positive, not " + atMost + ": awaitReady(minutes(10))");
        }
        ArrOptions options = service.options();
        ReadyWait.WaitRequest request = new ReadyWait.WaitRequest(id, size, atMost, told -> {
            if (told.trouble().isEmpty()) {
                told.seen().ifPresent(this::learn);
            }
            service.tell(now -> new SessionEvent.Waiting(now, told));
            progress.accept(told);
        });
        return ReadyWait.begin(service.unretried(), options.time(), options.polls(), request);
    }

    private ReadySession ready(SessionProperties snapshot) {
        return new ReadySessionHandle(this, snapshot);
    }

    @Override
    public SessionProperties extendLeaseTo(Duration total) {
        Lease lease = Lease.of(total);
        refuseIfEnded();
        if (total.compareTo(knownLease) <= 0) {
            throw UsageErrors.leaseNotMore(total, knownLease);
        }
        return update(lease);
    }

    @Override
    public SessionProperties extendLeaseBy(Duration more) {
        if (Objects.requireNonNull(more, "more").isZero() || more.isNegative()) {
            throw UsageErrors.argument(
                    "a lease is extended by more than nothing, not by " + more + ": extendLeaseBy(hours(1))");
        }
        refuseIfEnded();
        Duration present = properties().maxLeaseTime();
        refuseIfEnded();
        Duration sum = present.plus(more);
        if (sum.compareTo(Lease.LONGEST) > 0) {
            throw UsageErrors.leaseTooLong(present, more);
        }
        return update(Lease.of(sum));
    }

    private SessionProperties update(Lease total) {
        Duration before = knownLease;
        Optional<SessionProperties> answer;
        try {
            answer = Futures.get(() -> service.calls().update(id, total), Operation.UPDATE);
        } catch (ConflictException e) {
            properties();
            refuseIfEnded();
            throw e;
        } catch (LeaseNotExtendedException e) {
            return afterAnEarlierAttempt(e, before, total);
        }
        isExtended(before, total);
        return answer.map(this::learn).orElseGet(this::properties);
    }

    /** The service refuses the same total twice; if the first answer was lost, the lease is as asked all the same. */
    private SessionProperties afterAnEarlierAttempt(LeaseNotExtendedException refused, Duration before, Lease total) {
        if (refused.attempts() < 2 || !properties().maxLeaseTime().equals(total.total())) {
            throw refused;
        }
        isExtended(before, total);
        return lastSeen;
    }

    private void isExtended(Duration before, Lease total) {
        knownLease = total.total();
        service.starts().ledger().leased(service.calls().target(), id, total.total());
        service.tell(now -> new SessionEvent.LeaseExtended(now, id, before, total.total()));
    }

    private void refuseIfEnded() {
        if (stopped && !knownToHaveEnded()) {
            properties();
        }
        if (knownToHaveEnded()) {
            Failure failure = Failure.unsent(Operation.UPDATE, "").seen(lastSeen);
            throw SessionEndedException.of(failure);
        }
    }

    private boolean knownToHaveEnded() {
        SessionProperties seen = lastSeen;
        return seen != null && seen.status().isTerminal();
    }

    @Override
    public void stop() {
        Futures.get(this::end, Operation.STOP);
    }

    @Override
    public CompletableFuture<Void> stopAsync() {
        return Futures.handOver(end());
    }

    private CompletableFuture<Void> end() {
        if (stopped || knownToHaveEnded()) {
            return CompletableFuture.completedFuture(null);
        }
        return service.calls().stop(id).thenAccept(done -> {
            stopped = true;
            hasEnded();
            service.tell(now -> new SessionEvent.Stopped(now, id));
        });
    }

    private void hasEnded() {
        service.starts().ledger().ended(service.calls().target(), id);
        LeaseKeeperHandle present = keeper;
        if (present != null) {
            present.extender().sessionEnded(knownLease, lastSeen());
        }
    }

    @Override
    public LeaseKeeper keepAlive(Duration keep, Duration upTo) {
        return keepAlive(keep, upTo, event -> {});
    }

    @Override
    public LeaseKeeper keepAlive(Duration keep, Duration upTo, Consumer<? super LeaseEvent> listener) {
        UsageErrors.checkKeeping(keep, upTo);
        Objects.requireNonNull(listener, "listener");
        return beginKeeping(keep, upTo, listener).afterFirstRound();
    }

    private synchronized LeaseKeeperHandle beginKeeping(
            Duration keep, Duration upTo, Consumer<? super LeaseEvent> listener) {
        if (keeper != null && keeper.isActive()) {
            throw UsageErrors.state("the lease of session " + id + " is kept already: close() that keeper first");
        }
        LeaseExtender.KeepRequest request = new LeaseExtender.KeepRequest(id, keep, upTo, this::learn, event -> {
            if (event.kind() == LeaseEvent.Kind.EXTENDED) {
                isExtended(knownLease, Lease.of(event.lease()));
            }
            listener.accept(event);
        });
        keeper = new LeaseKeeperHandle(
                LeaseExtender.begin(service.unretried(), service.options().time(), request));
        return keeper;
    }

    @Override
    public void leaveRunning() {
        ours = false;
        leftRunning = true;
        service.starts().ledger().kept(service.calls().target(), id);
    }

    @Override
    public boolean isLeftRunning() {
        return leftRunning;
    }

    @Override
    public void close() {
        if (ours) {
            stop();
        }
    }

    /** Groovy: {@code session.id}, {@code session.lastSeen}. */
    public Object propertyMissing(String name) {
        return UsageErrors.property(Session.class, name, Map.of("id", this::id, "lastSeen", this::lastSeen));
    }

    /** Groovy: a call that does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw UsageErrors.call(Session.class, name, arguments);
    }

    @Override
    public String toString() {
        return "Session(" + id
                + lastSeen().map(seen -> ", " + seen.statusText()).orElse("") + ")";
    }
}
