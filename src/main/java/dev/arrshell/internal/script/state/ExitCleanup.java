package dev.arrshell.internal.script.state;

import dev.arrshell.Session;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is to be done at the end of a run, and the sessions it started. Thread-safe. */
public final class ExitCleanup {

    /** How long a second caller, such as the handler of Ctrl-C, waits for the first to finish. */
    private static final long PATIENCE_SECONDS = 15;

    /** Below what those who send signals wait before they kill. */
    private static final Duration SETTLING = Duration.ofSeconds(12);

    private static final int ATTEMPTS = 3;

    private static final String UNSETTLED =
            "a session was being started, and no answer came: there may be one that nobody knows of; look with"
                    + " arr session list, or arr reap";

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final ReentrantLock clearing = new ReentrantLock();
    private final Consumer<String> notices;
    private final Function<Session, String> byHand;
    private volatile Consumer<String> complaints;
    private volatile Consumer<Session> starts = session -> {};
    private volatile ExitPolicy policy = ExitPolicy.STOP;
    private final Predicate<Duration> settling;
    private boolean asked;
    private boolean settled;
    private boolean cleared;
    private boolean well = true;

    /**
     * Tells what it does; a session that cannot be stopped, with a command that does it by hand.
     *
     * @param settling allows no more starts and waits for those under way; false if it waited in vain
     */
    ExitCleanup(Consumer<String> notices, Function<Session, String> byHand, Predicate<Duration> settling) {
        this.settling = settling;
        this.notices = notices;
        this.byHand = byHand;
        this.complaints = notices;
    }

    void add(Runnable last) {
        synchronized (work) {
            work.addFirst(last);
        }
    }

    void started(Session session) {
        sessions.add(session);
        starts.accept(session);
    }

    /** Hears of every session that is started from now on, on the thread that got the answer. */
    public void onStarted(Consumer<Session> told) {
        starts = told;
    }

    /**
     * The sessions that were started here and are not known to have ended. Costs no request.
     *
     * @return a copy, oldest first
     */
    public List<Session> running() {
        return sessions.stream()
                .filter(session -> session.lastSeen().filter(ExitCleanup::ended).isEmpty())
                .toList();
    }

    /**
     * How a person stops what was started here and is not known to have ended. Costs no request.
     *
     * @return a command for a shell each, oldest first
     */
    public List<String> stopCommands() {
        return running().stream().map(byHand).toList();
    }

    /**
     * Chooses what becomes of the sessions that were started here and left running.
     *
     * @param chosen default {@link ExitPolicy#STOP}
     * @throws NullPointerException if {@code chosen} is null
     */
    public void policy(ExitPolicy chosen) {
        policy = Objects.requireNonNull(chosen, "policy");
    }

    /** Leaves the sessions that were started here so far alone at the end. */
    public void keep() {
        running().forEach(Session::leaveRunning);
        sessions.clear();
    }

    /**
     * Hears of what failed at the end, which otherwise is among the notices.
     *
     * @param told one sentence at a time
     * @throws NullPointerException if {@code told} is null
     */
    public void onComplaint(Consumer<String> told) {
        complaints = Objects.requireNonNull(told, "told");
    }

    /**
     * Begins to end, once: no session is started any more, and those that are being started are waited for, a little
     * while. What is told of them is the end's to say.
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

    /** Does it all, once; false if something failed. */
    boolean clear(Runnable last) {
        if (!mine()) {
            return false;
        }
        try {
            if (!cleared) {
                cleared = true;
                runWork();
                if (!isSettled()) {
                    well = false;
                    complaints.accept(UNSETTLED);
                }
                sessions.forEach(this::end);
                attempt(last, "");
            }
            return well;
        } finally {
            clearing.unlock();
        }
    }

    private boolean mine() {
        try {
            return clearing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return clearing.tryLock();
        }
    }

    /** One at a time, since the work may add work. */
    private void runWork() {
        for (Runnable next = next(); next != null; next = next()) {
            attempt(next, "onExit failed: ");
        }
    }

    private Runnable next() {
        synchronized (work) {
            return work.pollFirst();
        }
    }

    /** A stop that fails is tried again; then a person has to do it, and is told how. */
    private void end(Session session) {
        if (session.isLeftRunning() || policy == ExitPolicy.KEEP) {
            keep(session);
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                stop(session);
                return;
            } catch (RuntimeException | Error e) {
                complaints.accept("could not stop session " + session.id() + ": " + ErrorTranslator.words(e));
            }
        }
        well = false;
        complaints.accept("it may still run, and bill; to stop it: " + byHand.apply(session));
    }

    private void keep(Session session) {
        if (session.lastSeen().filter(ExitCleanup::ended).isEmpty()) {
            session.leaveRunning();
            notices.accept("session " + session.id() + " goes on; to stop it: " + byHand.apply(session));
        }
    }

    private void stop(Session session) {
        if (ended(session)) {
            return;
        }
        session.stop();
        well &= policy != ExitPolicy.FAIL;
        notices.accept("stopped session " + session.id() + ", which this run had started and left running");
    }

    /** Asks the service unless the handle knows: the session may have been stopped through another handle. */
    private static boolean ended(Session session) {
        return session.lastSeen().filter(ExitCleanup::ended).isPresent() || ended(session.properties());
    }

    private static boolean ended(SessionProperties seen) {
        return seen.status().isTerminal();
    }

    private void attempt(Runnable step, String complaint) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            well = false;
            complaints.accept(complaint + ErrorTranslator.words(e));
        }
    }
}
