package dev.arrshell;

import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The same handle after its wait, with what the last answer said. */
final class ReadySessionHandle implements ReadySession {

    private final SessionHandle session;
    private final SessionProperties snapshot;

    ReadySessionHandle(SessionHandle session, SessionProperties snapshot) {
        this.session = session;
        this.snapshot = snapshot;
    }

    @Override
    public String hostname() {
        return snapshot.hostname().orElseThrow();
    }

    @Override
    public SessionProperties snapshot() {
        return snapshot;
    }

    @Override
    public SessionId id() {
        return session.id();
    }

    @Override
    public Optional<SessionProperties> lastSeen() {
        return session.lastSeen();
    }

    @Override
    public SessionProperties properties() {
        return session.properties();
    }

    @Override
    public CompletableFuture<SessionProperties> propertiesAsync() {
        return session.propertiesAsync();
    }

    @Override
    public ReadySession awaitReady() {
        return session.awaitReady();
    }

    @Override
    public ReadySession awaitReady(Duration atMost) {
        return session.awaitReady(atMost);
    }

    @Override
    public ReadySession awaitReady(Duration atMost, Consumer<? super WaitProgress> progress) {
        return session.awaitReady(atMost, progress);
    }

    @Override
    public CompletableFuture<ReadySession> awaitReadyAsync() {
        return session.awaitReadyAsync();
    }

    @Override
    public CompletableFuture<ReadySession> awaitReadyAsync(Duration atMost) {
        return session.awaitReadyAsync(atMost);
    }

    @Override
    public SessionProperties extendLeaseTo(Duration total) {
        return session.extendLeaseTo(total);
    }

    @Override
    public SessionProperties extendLeaseBy(Duration more) {
        return session.extendLeaseBy(more);
    }

    @Override
    public LeaseKeeper keepAlive(Duration keep, Duration upTo) {
        return session.keepAlive(keep, upTo);
    }

    @Override
    public LeaseKeeper keepAlive(Duration keep, Duration upTo, Consumer<? super LeaseEvent> listener) {
        return session.keepAlive(keep, upTo, listener);
    }

    @Override
    public void stop() {
        session.stop();
    }

    @Override
    public CompletableFuture<Void> stopAsync() {
        return session.stopAsync();
    }

    @Override
    public void leaveRunning() {
        session.leaveRunning();
    }

    @Override
    public boolean isLeftRunning() {
        return session.isLeftRunning();
    }

    @Override
    public void close() {
        session.close();
    }

    /** Groovy: {@code session.hostname}, {@code session.id}. */
    public Object propertyMissing(String name) {
        return UsageErrors.property(
                ReadySession.class,
                name,
                Map.of(
                        "id", this::id,
                        "lastSeen", this::lastSeen,
                        "hostname", this::hostname,
                        "snapshot", this::snapshot));
    }

    /** Groovy: a call that does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw UsageErrors.call(ReadySession.class, name, arguments);
    }

    @Override
    public String toString() {
        return "ReadySession(" + id() + ", " + hostname() + ")";
    }
}
