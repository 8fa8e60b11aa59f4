package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.SessionEnd;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One simulated server. The listener is called while the server is locked, so that its events come in order and none comes
 * after a release. Thread-safe.
 */
final class SimulatedServer {

    private final ServerRequest request;
    private final BootPlan plan;
    private final ServerAddress address;
    private Instant end;
    private boolean isReady;
    private Optional<Outcome> outcome = Optional.empty();
    private boolean isOutcomeTold;
    private Optional<Future<?>> timer = Optional.empty();

    /** How it was over. */
    private record Outcome(String text, Consumer<ServerListener> event) {

        static Outcome failed(UUID server, SessionEnd how) {
            return new Outcome(how.message(), listener -> listener.failed(server, how.code(), how.message()));
        }

        static Outcome ended(UUID server, String why) {
            return new Outcome(why, listener -> listener.ended(server, why));
        }
    }

    SimulatedServer(ServerRequest request, BootPlan plan, ServerAddress address) {
        this.request = request;
        this.plan = plan;
        this.address = address;
        boolean isNeverReady = plan.readyAt().equals(BootPlan.NEVER);
        end = isNeverReady
                ? BootPlan.NEVER
                : request.latestEnd(Duration.between(request.requestedAt(), plan.readyAt()));
    }

    UUID id() {
        return request.server();
    }

    /** When something happens next; empty if nothing does by itself. */
    synchronized Optional<Instant> next() {
        Instant boot = plan.failure().map(SessionEnd::at).orElse(plan.readyAt());
        Instant next = isReady || end.isBefore(boot) ? end : boot;
        return Optional.of(next).filter(moment -> outcome.isEmpty() && !moment.equals(BootPlan.NEVER));
    }

    /** Keeps the timer of what happens next in place of the one before. */
    synchronized void waitBy(Future<?> next) {
        cancelTimer();
        timer = Optional.of(next);
    }

    synchronized void cancelTimer() {
        timer.ifPresent(former -> former.cancel(false));
    }

    /** Tells what has happened by a moment and was not told yet. */
    synchronized void tellDue(Instant now, ServerListener listener) {
        if (outcome.isEmpty() && !isReady && !now.isBefore(plan.readyAt())) {
            isReady = true;
            listener.ready(id(), address);
        }
        if (outcome.isEmpty()) {
            outcome = outcomeBy(now);
        }
        if (outcome.isPresent() && !isOutcomeTold) {
            isOutcomeTold = true;
            outcome.get().event().accept(listener);
        }
    }

    private Optional<Outcome> outcomeBy(Instant now) {
        Optional<SessionEnd> failure = plan.failure().filter(how -> !now.isBefore(how.at()));
        if (failure.isPresent()) {
            return failure.map(how -> Outcome.failed(id(), how));
        }
        return now.isBefore(end)
                ? Optional.empty()
                : Optional.of(Outcome.ended(id(), "the server was stopped, since its lease is over"));
    }

    /** A later run of the service takes it over. Its state is reported to that run again. */
    synchronized void resume() {
        isReady = isReady && outcome.isPresent();
        isOutcomeTold = false;
    }

    synchronized void extend(Instant moment) {
        end = moment;
    }

    /** Ends it without a report. */
    synchronized void release() {
        cancelTimer();
        if (outcome.isEmpty()) {
            outcome = Optional.of(Outcome.ended(id(), "the server was stopped"));
        }
        isOutcomeTold = true;
    }

    synchronized boolean isOver() {
        return outcome.isPresent();
    }

    /** The lines that it has printed by a moment, after so many bytes. */
    synchronized ServerOutput output(long from, Instant now) {
        boolean takesClients = isReady || outcome.isEmpty() && !now.isBefore(plan.readyAt());
        String lines = "a simulated server boots\n"
                + (takesClients
                        ? "it takes clients at " + address.hostname() + ":" + address.handshakePort() + "\n"
                        : "")
                + outcome.or(() -> outcomeBy(now))
                        .map(over -> over.text() + "\n")
                        .orElse("");
        byte[] all = lines.getBytes(StandardCharsets.UTF_8);
        int start = (int) Math.min(from, all.length);
        return new ServerOutput(new String(all, start, all.length - start, StandardCharsets.UTF_8), all.length);
    }
}
