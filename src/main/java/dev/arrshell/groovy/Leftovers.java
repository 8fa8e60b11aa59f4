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

/** What is to be done at the end of a run, and the sessions it started. Thread-safe. */
final class Leftovers {

    /** How long a second caller, such as the handler of Ctrl-C, waits for the first to finish. */
    private static final long PATIENCE_SECONDS = 5;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final ReentrantLock clearing = new ReentrantLock();
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

    void keep() {
        sessions.clear();
    }

    /** Does it all, once; false if something failed. */
    boolean clear(Consumer<String> notices, Runnable last) {
        if (!mine()) {
            return false;
        }
        try {
            if (!cleared) {
                cleared = true;
                runWork(notices);
                sessions.forEach(session -> attempt(
                        () -> stop(session, notices), "could not stop session " + session.id() + ": ", notices));
                attempt(last, "", notices);
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
    private void runWork(Consumer<String> notices) {
        for (Runnable next = next(); next != null; next = next()) {
            attempt(next, "onExit failed: ", notices);
        }
    }

    private Runnable next() {
        synchronized (work) {
            return work.pollFirst();
        }
    }

    private static void stop(Session session, Consumer<String> notices) {
        if (ended(session)) {
            return;
        }
        session.stop();
        notices.accept("stopped session " + session.id() + ", which this run had started and left running");
    }

    /** Asks the service unless the handle knows: the session may have been stopped through another handle. */
    private static boolean ended(Session session) {
        return session.lastSeen().filter(Leftovers::ended).isPresent() || ended(session.properties());
    }

    private static boolean ended(SessionProperties seen) {
        return seen.status().isTerminal();
    }

    private void attempt(Runnable step, String complaint, Consumer<String> notices) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            well = false;
            notices.accept(complaint + ErrorTranslator.words(e));
        }
    }
}
