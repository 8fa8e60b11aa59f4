package dev.arrshell;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.server.ServerOutput;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handle on a session: a leased rendering server, billed from Ready until its lease ends or it is stopped. {@link Arr}
 * says what interrupts, cancelled futures and {@link Arr#close()} do to its calls. Thread-safe.
 */
public interface Session extends AutoCloseable {

    /**
     * The id of the session.
     *
     * <pre>{@code
     * session.id().value();
     * }</pre>
     *
     * @return its id. Costs no request
     */
    SessionId id();

    /**
     * The account of the session.
     *
     * @return that of the client that made this handle. Costs no request
     */
    AccountId account();

    /**
     * The region of the session, also where a start with alternatives has chosen it.
     *
     * <pre>{@code
     * session.region().orElseThrow().name();
     * }</pre>
     *
     * @return the region of the client that made this handle; empty if its address tells none. Costs no request
     */
    Optional<Region> region();

    /**
     * The address that requests about the session go to.
     *
     * <pre>{@code
     * session.endpoint().getHost();
     * }</pre>
     *
     * @return the base address of the client that made this handle. Costs no request
     */
    URI endpoint();

    /**
     * The properties in the last answer to this handle.
     *
     * <pre>{@code
     * session.lastSeen().map(seen -> seen.status());
     * }</pre>
     *
     * @return the properties; empty before the first. Costs no request
     */
    Optional<SessionProperties> lastSeen();

    /**
     * Reads the session's properties. One request, {@code GET …/sessions/{id}/properties}. Works until 30 days after
     * the session's end.
     *
     * <pre>{@code
     * session.properties().remaining();
     * }</pre>
     *
     * @return the properties as of the answer
     * @throws dev.arrshell.error.SessionNotFoundException if there is no such session in this region (404)
     * @throws dev.arrshell.error.ArrException if the request fails otherwise
     */
    SessionProperties properties();

    /**
     * The same as {@link #properties()}, so that Groovy's {@code session.properties} is this and not the bean map.
     *
     * @return the properties as of the answer
     */
    default SessionProperties getProperties() {
        return properties();
    }

    /**
     * Reads what the session's server has printed, as far as it is kept. One request,
     * {@code GET /accounts/{accountId}/sessions/{id}/log}, which {@code arr serve} has beside the API; an emulator's servers
     * print nothing.
     *
     * <pre>{@code
     * session.log();
     * }</pre>
     *
     * @return the text; empty if there is none
     * @throws dev.arrshell.error.SessionNotFoundException if there is no such session, or the service keeps no output (404)
     * @throws dev.arrshell.error.ArrException if the request fails otherwise
     */
    default String log() {
        return log(0).text();
    }

    /**
     * The same as {@link #log()}, from a place on: with {@link ServerOutput#next()} of the last answer one reads on.
     *
     * @param from how many bytes to leave out, zero or more
     * @return the part, and where the next one begins
     * @throws IllegalArgumentException if {@code from < 0}. Nothing was sent
     * @throws dev.arrshell.error.ArrException if the request fails, as {@link #log()}
     */
    ServerOutput log(long from);

    /**
     * Asks how the session is now. One request, {@code GET …/sessions/{id}/properties}, as {@link #properties()} does.
     *
     * <pre>{@code
     * session.status();
     * }</pre>
     *
     * @return the status as of the answer, {@code UNKNOWN} for a word that this version does not know
     * @throws dev.arrshell.error.SessionNotFoundException if there is no such session in this region (404)
     * @throws dev.arrshell.error.ArrException if the request fails otherwise
     */
    default SessionStatus status() {
        return properties().status();
    }

    /**
     * The same as {@link #properties()} without holding a thread.
     *
     * @return completes with the properties, or with what {@link #properties()} throws
     */
    CompletableFuture<SessionProperties> propertiesAsync();

    /**
     * Waits until the session is ready, ten minutes at most unless the options say otherwise. See
     * {@link #awaitReady(Duration, Consumer)}.
     *
     * <pre>{@code
     * session.awaitReady().hostname();
     * }</pre>
     *
     * @return the same session, ready
     */
    ReadySession awaitReady();

    /**
     * Waits until the session is ready. See {@link #awaitReady(Duration, Consumer)}.
     *
     * @param atMost the deadline, counted from now on the monotonic clock, more than zero
     * @return the same session, ready
     */
    default ReadySession awaitReady(Duration atMost) {
        return awaitReady(atMost, progress -> {});
    }

    /**
     * Waits until the session is ready, with one {@code GET …/properties} a look: as often as the service's
     * {@code Retry-After} asks, else as the poll policy says ({@link dev.arrshell.policy.PollPolicy#DEFAULT}). A failing service
     * (5xx), throttling (429) and broken connections are ridden out until the deadline; an unknown status keeps the
     * wait waiting. Any other failure ends the wait at once, as it would end a call: a refused request, an answer that
     * cannot be read, an unknown host, a certificate that is not trusted, a closed {@link Arr}.
     *
     * <pre>{@code
     * session.awaitReady(minutes(20), progress -> System.out.println(progress.polls()));
     * }</pre>
     *
     * @param atMost the deadline, counted from now on the monotonic clock, more than zero
     * @param progress told after each look, on the thread that looked; must not block. What it throws is a warning, once,
     *     and the wait goes on
     * @return the same session, ready
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code atMost <= 0}
     * @throws dev.arrshell.error.WaitTimeoutException if the session is not ready within {@code atMost}
     * @throws dev.arrshell.error.SessionFailedException if it is in Error
     * @throws dev.arrshell.error.SessionStoppedException if it was stopped
     * @throws dev.arrshell.error.SessionExpiredException if its lease is over
     * @throws dev.arrshell.error.WaitCancelledException if the thread is interrupted; the session goes on and the
     *     interrupt flag is set again
     * @throws dev.arrshell.error.AuthenticationException if the token is refused, also after one renewal (401)
     * @throws dev.arrshell.error.ForbiddenException if the token is not for this account (403)
     * @throws dev.arrshell.error.SessionNotFoundException if there is no such session (404)
     * @throws dev.arrshell.error.ArrException if the service refuses the request otherwise, or gives an answer that cannot be read
     */
    ReadySession awaitReady(Duration atMost, Consumer<? super WaitProgress> progress);

    /**
     * The same as {@link #awaitReady()} without holding a thread.
     *
     * @return completes with the ready session, or with what {@link #awaitReady()} throws
     */
    CompletableFuture<ReadySession> awaitReadyAsync();

    /**
     * The same as {@link #awaitReady(Duration)} without holding a thread.
     *
     * @param atMost the deadline, more than zero
     * @return completes with the ready session, or with what {@link #awaitReady(Duration)} throws
     */
    default CompletableFuture<ReadySession> awaitReadyAsync(Duration atMost) {
        return awaitReadyAsync(atMost, progress -> {});
    }

    /**
     * The same as {@link #awaitReady(Duration, Consumer)} without holding a thread.
     *
     * @param atMost the deadline, more than zero
     * @param progress told after each look, on the thread that looked; must not block
     * @return completes with the ready session, or with what {@link #awaitReady(Duration, Consumer)} throws
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code atMost <= 0}. Nothing was sent
     */
    CompletableFuture<ReadySession> awaitReadyAsync(Duration atMost, Consumer<? super WaitProgress> progress);

    /**
     * Extends the lease to a total. The value counts since the session became ready, as the service counts; it is
     * not an addition. In v1 two requests, {@code PATCH …/sessions/{id}} and a {@code GET} for the answer that v1
     * does not give.
     *
     * <pre>{@code
     * session.extendLeaseTo(hours(5)).maxLeaseTime();
     * }</pre>
     *
     * @param total the new whole lease: more than the present one, at most 24 hours
     * @return the properties afterwards
     * @throws NullPointerException if {@code total} is null
     * @throws IllegalArgumentException if {@code total} is out of range, or not more than the lease as far as this
     *     handle knows. Nothing was sent
     * @throws dev.arrshell.error.SessionEndedException if the session has ended
     * @throws dev.arrshell.error.LeaseNotExtendedException if the service has a larger lease already (422)
     * @throws dev.arrshell.error.ArrException if a request fails otherwise
     */
    SessionProperties extendLeaseTo(Duration total);

    /**
     * The same as {@link #extendLeaseTo(Duration)} without holding a thread.
     *
     * @param total the new whole lease: more than the present one, at most 24 hours
     * @return completes with the properties afterwards, or with what {@link #extendLeaseTo(Duration)} throws
     * @throws NullPointerException if {@code total} is null
     * @throws IllegalArgumentException if {@code total} is out of range. Nothing was sent
     */
    CompletableFuture<SessionProperties> extendLeaseToAsync(Duration total);

    /**
     * Extends the lease by an increment: reads the present total, then asks for the sum. One {@code GET} more than
     * {@link #extendLeaseTo(Duration)}.
     *
     * <pre>{@code
     * session.extendLeaseBy(minutes(30)).expiresAt();
     * }</pre>
     *
     * @param more what to add, more than zero; the sum is at most 24 hours
     * @return the properties afterwards
     * @throws NullPointerException if {@code more} is null
     * @throws IllegalArgumentException if {@code more <= 0} or the sum is over 24 hours; the lease is unchanged
     * @throws dev.arrshell.error.SessionEndedException if the session has ended
     * @throws dev.arrshell.error.ArrException if a request fails otherwise
     */
    SessionProperties extendLeaseBy(Duration more);

    /**
     * The same as {@link #extendLeaseBy(Duration)} without holding a thread.
     *
     * @param more what to add, more than zero; the sum is at most 24 hours
     * @return completes with the properties afterwards, or with what {@link #extendLeaseBy(Duration)} throws
     * @throws NullPointerException if {@code more} is null
     * @throws IllegalArgumentException if {@code more <= 0}. Nothing was sent
     */
    CompletableFuture<SessionProperties> extendLeaseByAsync(Duration more);

    /**
     * Keeps the lease from running out while this program lives: whenever less than {@code keep} is left by the
     * service's own elapsed time, the lease is extended so that {@code keep} is left, never beyond {@code upTo}. A
     * program that is killed thus leaves a session that ends by itself after {@code keep} at the latest. One
     * {@code GET …/properties} and one {@code PATCH} four times each {@code keep}, once the lease is that short. Returns
     * when the first look, and the extension that it leads to, is over: a test may then move a virtual clock at once.
     * A first look that fails is tried again in the background.
     *
     * <pre>{@code
     * session.keepAlive(minutes(15), hours(8)).close();
     * }</pre>
     *
     * @param keep how much of the lease is to be left, at least two minutes, since 2021-01-01 counts whole ones
     * @param upTo the longest whole lease, counted from Ready like every lease: more than {@code keep}, at most 24
     *     hours. A lease that is longer already is not shortened
     * @return the keeper, to be closed; the end of the session ends it too
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code keep < 2 min}, {@code upTo <= keep} or {@code upTo > 24 h}. Nothing
     *     was sent
     * @throws IllegalStateException if this handle keeps the lease already. Nothing was sent
     * @throws dev.arrshell.error.CallInterruptedException if the thread is interrupted; the lease is not kept
     */
    default LeaseKeeper keepAlive(Duration keep, Duration upTo) {
        return keepAlive(keep, upTo, event -> {});
    }

    /**
     * The same as {@link #keepAlive(Duration, Duration)} with a listener. What fails is tried again, and told, until the
     * lease is truly over.
     *
     * @param keep how much of the lease is to be left, at least two minutes
     * @param upTo the longest whole lease: more than {@code keep}, at most 24 hours
     * @param listener told of each extension, failure and of the end, one after another, on a thread of this library;
     *     must not block; what it throws is a warning, once, and the keeping goes on
     * @return the keeper
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a length is out of range. Nothing was sent
     * @throws IllegalStateException if this handle keeps the lease already. Nothing was sent
     * @throws dev.arrshell.error.CallInterruptedException if the thread is interrupted; the lease is not kept
     */
    LeaseKeeper keepAlive(Duration keep, Duration upTo, Consumer<? super LeaseEvent> listener);

    /**
     * Stops the session; it cannot be undone. One request, {@code DELETE …/sessions/{id}}; none if this handle knows
     * that the session has ended. Stopping twice is no error.
     *
     * <pre>{@code
     * session.stop();
     * }</pre>
     *
     * @throws dev.arrshell.error.SessionNotFoundException if there is no such session in this region (404)
     * @throws dev.arrshell.error.ArrException if the request fails otherwise; the session may still run
     */
    void stop();

    /**
     * The same as {@link #stop()} without holding a thread.
     *
     * @return completes with null, or with what {@link #stop()} throws
     */
    CompletableFuture<@Nullable Void> stopAsync();

    /**
     * Leaves the session running on purpose: closing this handle does not stop it any more, and it is not a leftover
     * when this program ends. It is billed until its lease ends or it is stopped. No request is sent.
     */
    void leaveRunning();

    /**
     * Whether {@link #leaveRunning()} was called.
     *
     * @return true if the session is to go on when this program ends. Costs no request
     */
    boolean isLeftRunning();

    /**
     * Stops the session if {@code start()} made this handle. Leaves it running if {@code session(id)} made the handle or
     * {@link #leaveRunning()} was called.
     *
     * <pre>{@code
     * try (Session mine = client.session().size(STANDARD).lease(hours(1)).start()) {
     *     mine.awaitReady();
     * }
     * }</pre>
     *
     * @throws dev.arrshell.error.ArrException if stopping fails; the session may still run
     */
    @Override
    void close();
}
