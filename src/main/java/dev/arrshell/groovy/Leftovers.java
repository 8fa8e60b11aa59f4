package dev.arrshell.groovy;

import dev.arrshell.Session;
import dev.arrshell.model.SessionProperties;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is to be done at the end of a run, and the sessions it started. Thread-safe. */
final class Leftovers {

    /** How long a second caller, such as the handler of Ctrl-C, waits for the first to finish. */
    private static final long PATIENCE_SECONDS = 5;

    private static final int ATTEMPTS = 3;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final ReentrantLock clearing = new ReentrantLock();
    private volatile OnExit policy = OnExit.STOP;
    private boolean cleared;
    private boolean well = true;

    void add(Runnable last) {
        synchronized (work) {
            work.addFirst(last);
        }
    }

    void started(Session session) {
        sessions.add(session);
    }

    /** Those not known to have ended, oldest first; nobody is asked. */
    List<Session> running() {
        return sessions.stream()
                .filter(session -> session.lastSeen().filter(Leftovers::ended).isEmpty())
                .toList();
    }

    void policy(OnExit chosen) {
        policy = chosen;
    }

    void keep() {
        sessions.clear();
    }

    /** Does it all, once; false if something failed. */
    boolean clear(
            Consumer<String> notices, Consumer<String> complaints, Function<Session, String> byHand, Runnable last) {
        if (!mine()) {
            return false;
        }
        try {
            if (!cleared) {
                cleared = true;
                runWork(complaints);
                sessions.forEach(session -> end(session, notices, complaints, byHand));
                attempt(last, "", complaints);
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
    private void runWork(Consumer<String> complaints) {
        for (Runnable next = next(); next != null; next = next()) {
            attempt(next, "onExit failed: ", complaints);
        }
    }

    private Runnable next() {
        synchronized (work) {
            return work.pollFirst();
        }
    }

    /** A stop that fails is tried again; then a person has to do it, and is told how. */
    private void end(
            Session session, Consumer<String> notices, Consumer<String> complaints, Function<Session, String> byHand) {
        if (policy == OnExit.KEEP) {
            keep(session, notices, byHand);
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                stop(session, notices);
                return;
            } catch (RuntimeException | Error e) {
                complaints.accept("could not stop session " + session.id() + ": " + ErrorTranslator.words(e));
            }
        }
        well = false;
        complaints.accept("it may still run, and bill; to stop it: " + byHand.apply(session));
    }

    private static void keep(Session session, Consumer<String> notices, Function<Session, String> byHand) {
        if (session.lastSeen().filter(Leftovers::ended).isEmpty()) {
            notices.accept("session " + session.id() + " goes on; to stop it: " + byHand.apply(session));
        }
    }

    private void stop(Session session, Consumer<String> notices) {
        if (ended(session)) {
            return;
        }
        session.stop();
        well &= policy != OnExit.FAIL;
        notices.accept("stopped session " + session.id() + ", which this run had started and left running");
    }

    /** Asks the service unless the handle knows: the session may have been stopped through another handle. */
    private static boolean ended(Session session) {
        return session.lastSeen().filter(Leftovers::ended).isPresent() || ended(session.properties());
    }

    private static boolean ended(SessionProperties seen) {
        return seen.status().isTerminal();
    }

    private void attempt(Runnable step, String complaint, Consumer<String> complaints) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            well = false;
            complaints.accept(complaint + ErrorTranslator.words(e));
        }
    }
}
