package dev.arrshell.internal.exit;

import dev.arrshell.Session;
import dev.arrshell.error.ArrException;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The work that a run leaves for its end, and the sessions that it started. Thread-safe. */
public final class ExitCleanup {

    /** How long a second caller, such as the handler of Ctrl-C, waits for the first to finish. */
    private static final long PATIENCE_SECONDS = 15;

    /** Shorter than the time after which programs that send signals kill. */
    private static final Duration SETTLING = Duration.ofSeconds(12);

    /** How long the work may take once the process is ending, so that time is left to stop the sessions. */
    public static final Duration WORK_LIMIT = Duration.ofSeconds(5);

    /** The least time of each piece of work, also when the earlier ones used up the limit. */
    private static final Duration LEAST_WORK = Duration.ofSeconds(1);

    private static final String UNSETTLED =
            "a session was being started, and no answer came: there may be one whose id is not known; look with"
                    + " arr session list, or arr reap";

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
    private final ReentrantLock running = new ReentrantLock();
    private final Consumer<String> notices;
    private final Function<Session, String> stopCommand;
    private final Function<Throwable, String> words;
    private final Predicate<Duration> settling;
    private volatile Consumer<String> complaints;
    private volatile Consumer<Session> starts = session -> {};
    private volatile ExitPolicy policy = ExitPolicy.STOP;
    private volatile OptionalLong workEnd = OptionalLong.empty();
    private boolean asked;
    private boolean settled;
    private boolean done;
    private boolean well = true;

    /**
     * Makes one without work and sessions.
     *
     * @param notices gets sentences about what is done
     * @param stopCommand gives the command that stops a session
     * @param words describes a failure
     * @param settling allows no more starts and waits for those under way; false if it waited in vain
     */
    public ExitCleanup(
            Consumer<String> notices,
            Function<Session, String> stopCommand,
            Function<Throwable, String> words,
            Predicate<Duration> settling) {
        this.notices = notices;
        this.complaints = notices;
        this.stopCommand = stopCommand;
        this.words = words;
        this.settling = settling;
    }

    /** Adds work for the end; what was added last is done first. */
    public void add(Runnable last) {
        synchronized (work) {
            work.addFirst(Objects.requireNonNull(last, "work"));
        }
    }

    /** Adds a session that was started. */
    public void started(Session session) {
        sessions.add(session);
        starts.accept(session);
    }

    /** Learns from an event which sessions have ended, through whichever handle. */
    public void accept(SessionEvent event) {
        if (event instanceof SessionEvent.Stopped stopped) {
            ended.add(stopped.session());
        } else if (event instanceof SessionEvent.Seen seen && hasEnded(seen.properties())) {
            ended.add(seen.properties().id());
        }
    }

    /** Sets the listener to starts, which is called on the thread that got the answer. */
    public void onStarted(Consumer<Session> listener) {
        starts = listener;
    }

    /**
     * The sessions that were started here and are not known to have ended. Costs no request.
     *
     * @return a copy, oldest first
     */
    public List<Session> running() {
        return sessions.stream().filter(session -> !isKnownToHaveEnded(session)).toList();
    }

    /** Whether a session was started here and not left to others since. */
    public boolean hasStarted(String id) {
        return sessions.stream().anyMatch(session -> session.id().value().equals(id));
    }

    /**
     * The commands that stop the sessions that were started here and are not known to have ended. Costs no request.
     *
     * @return a command for a shell each, oldest first
     */
    public List<String> stopCommands() {
        return running().stream().map(stopCommand).toList();
    }

    /**
     * Sets what becomes of the sessions that were started here and left running.
     *
     * @param chosen default {@link ExitPolicy#STOP}
     * @throws NullPointerException if {@code chosen} is null
     */
    public void policy(ExitPolicy chosen) {
        policy = Objects.requireNonNull(chosen, "policy");
    }

    /** Leaves the sessions that were started so far alone at the end. */
    public void keep() {
        running().forEach(Session::leaveRunning);
        sessions.clear();
    }

    /**
     * Sets the receiver of what failed at the end, which otherwise is among the notices.
     *
     * @param receiver gets one sentence at a time
     * @throws NullPointerException if {@code receiver} is null
     */
    public void onComplaint(Consumer<String> receiver) {
        complaints = Objects.requireNonNull(receiver, "receiver");
    }

    /**
     * Begins the end, once: no session is started any more, and starts under way are waited for, 12 seconds at most.
     * Their outcomes are reported by {@link #run}.
     */
    public synchronized void settle() {
        if (!asked) {
            asked = true;
            settled = settling.test(SETTLING);
        }
    }

    private synchronized boolean isSettled() {
        settle();
        return settled;
    }

    /**
     * Limits the time of the work, since the process is ending. What takes longer is interrupted and left; what has not
     * begun gets a second.
     *
     * @param atMost for all of the work from now on
     */
    public void limitWork(Duration atMost) {
        workEnd = OptionalLong.of(System.nanoTime() + atMost.toNanos());
    }

    /**
     * Does the work and ends the sessions, once. A failure does not keep the rest from being done.
     *
     * @param last done at last
     * @return false if something failed
     */
    public boolean run(Runnable last) {
        if (!isLocked()) {
            return false;
        }
        try {
            if (!done) {
                done = true;
                boolean interrupted = Thread.interrupted();
                doWork();
                if (!isSettled()) {
                    fail(UNSETTLED);
                }
                List<Session> stopped = sessions.stream().filter(this::end).toList();
                well = well && (policy != ExitPolicy.FAIL || stopped.stream().allMatch(ExitCleanup::hadEndedByItself));
                attempt(last);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return well;
        } finally {
            running.unlock();
        }
    }

    private boolean isLocked() {
        try {
            return running.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return running.tryLock();
        }
    }

    /** One piece at a time, since work may add work. */
    private void doWork() {
        for (Runnable next = next(); next != null; next = next()) {
            long begun = System.nanoTime();
            ExitWork work = ExitWork.start(next);
            if (work.await(() -> isLate(begun))) {
                work.failure().ifPresent(e -> fail("onExit failed: " + words.apply(e)));
            } else {
                fail("onExit failed: it did not end in time while the process was ending");
            }
        }
    }

    private boolean isLate(long begun) {
        long now = System.nanoTime();
        return workEnd.isPresent() && now >= workEnd.getAsLong() && now - begun >= LEAST_WORK.toNanos();
    }

    private Runnable next() {
        synchronized (work) {
            return work.pollFirst();
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Exception | Error e) {
            fail(words.apply(e));
        }
    }

    private void fail(String complaint) {
        well = false;
        complaints.accept(complaint);
    }

    /**
     * Ends a session, and asks nothing before: while a question is not answered, the session costs money.
     *
     * @return true if it was stopped
     */
    private boolean end(Session session) {
        if (isKnownToHaveEnded(session)) {
            return false;
        }
        SessionStopper stopper = new SessionStopper(session, stopCommand.apply(session), notices, complaints, words);
        if (session.isLeftRunning() || policy == ExitPolicy.KEEP) {
            stopper.keep();
            return false;
        }
        boolean stopped = stopper.stop(() -> {
            session.stop();
            notices.accept("stopped session " + session.id() + ", which this run had started and left running");
        });
        well &= stopped;
        return stopped;
    }

    /** Whether a session that was stopped had expired or failed before. One that cannot be read counts as left running. */
    private static boolean hadEndedByItself(Session session) {
        try {
            SessionStatus status = session.properties().status();
            return status.isTerminal() && status != SessionStatus.STOPPED;
        } catch (ArrException unreadable) {
            return false;
        }
    }

    private boolean isKnownToHaveEnded(Session session) {
        return ended.contains(session.id())
                || session.lastSeen().filter(ExitCleanup::hasEnded).isPresent();
    }

    private static boolean hasEnded(SessionProperties seen) {
        return seen.status().isTerminal();
    }
}
