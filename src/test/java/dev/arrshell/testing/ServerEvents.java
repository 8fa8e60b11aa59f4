package dev.arrshell.testing;

import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a provider has told, in order, and a wait for more. */
public final class ServerEvents implements ServerListener {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final boolean hasReasons;

    /** All that is told. */
    public ServerEvents() {
        this(true);
    }

    private ServerEvents(boolean hasReasons) {
        this.hasReasons = hasReasons;
    }

    /** What is told but reasons why a server is not up yet, which a provider may give or not. */
    public static ServerEvents ofChanges() {
        return new ServerEvents(false);
    }

    /**
     * One call of the listener.
     *
     * @param kind the method
     * @param code the error's code, empty if there is none
     * @param text the message or the reason
     */
    public record Event(UUID server, String kind, String code, String text, ServerAddress address, long nanos) {}

    @Override
    public void ready(UUID server, ServerAddress address) {
        add(new Event(server, "ready", "", "", address, System.nanoTime()));
    }

    @Override
    public void waiting(UUID server, String why) {
        if (!hasReasons) {
            return;
        }
        add(new Event(server, "waiting", "", why, null, System.nanoTime()));
    }

    @Override
    public void failed(UUID server, String code, String message) {
        add(new Event(server, "failed", code, message, null, System.nanoTime()));
    }

    @Override
    public void ended(UUID server, String message) {
        add(new Event(server, "ended", "", message, null, System.nanoTime()));
    }

    private synchronized void add(Event event) {
        events.add(event);
        notifyAll();
    }

    /** All of one server so far. */
    public List<Event> of(UUID server) {
        return events.stream().filter(event -> event.server().equals(server)).toList();
    }

    /** The kinds of all of one server so far. */
    public List<String> kinds(UUID server) {
        return of(server).stream().map(Event::kind).toList();
    }

    /** The first event of a kind, at most 20 s later. */
    public Event await(UUID server, String kind) throws InterruptedException {
        return await(event -> event.server().equals(server) && event.kind().equals(kind));
    }

    /** The first event, whatever it is, at most 20 s later. */
    public Event awaitAny(UUID server) throws InterruptedException {
        return await(event -> event.server().equals(server));
    }

    private synchronized Event await(Predicate<Event> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            var found = events.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not told within 20 s, but " + events);
            }
            wait(left);
        }
    }
}
