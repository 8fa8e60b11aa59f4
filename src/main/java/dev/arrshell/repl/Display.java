package dev.arrshell.repl;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.groovy.ScriptError;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.view.ClientLine;
import dev.arrshell.internal.view.LeaseExtended;
import dev.arrshell.internal.view.Place;
import dev.arrshell.internal.view.Problem;
import dev.arrshell.internal.view.Screen;
import dev.arrshell.internal.view.SessionLine;
import dev.arrshell.internal.view.SessionStopped;
import dev.arrshell.internal.view.View;
import dev.arrshell.internal.view.Views;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes results and failures: knows which answer belongs to which value, and leaves the looks to the views. */
final class Display {

    private final Workspace workspace;
    private final Supplier<Screen> screen;
    private View view = View.AUTO;
    private Optional<Exchange> before = Optional.empty();
    private Optional<SessionProperties> known = Optional.empty();

    Display(Workspace workspace, Supplier<Screen> screen) {
        this.workspace = workspace;
        this.screen = screen;
    }

    View view() {
        return view;
    }

    void view(View chosen) {
        view = chosen;
    }

    /** Called before a statement: what is answered from here on belongs to it. */
    void begin(Optional<SessionProperties> session) {
        before = workspace.answers().last();
        known = session;
    }

    /** A statement's value in words; empty if there is nothing to say. */
    String value(Object value) {
        Object shown = shown(value);
        if (shown == null) {
            return "";
        }
        return shown instanceof List<?> list
                        && list.isEmpty()
                        && answered(Operation.LIST).isPresent()
                ? Views.sessions(List.of(), view, screen.get())
                : Views.text(shown, view, screen.get());
    }

    /** Any other value in words. */
    String text(Object value) {
        return Views.text(value, View.AUTO, screen.get());
    }

    private Object shown(Object value) {
        if (value instanceof ArrClient client) {
            boolean emulated = workspace.target().emulator().isPresent();
            return new ClientLine(client.account(), client.region(), client.endpoint(), emulated);
        }
        if (value instanceof Session session) {
            return new SessionLine(session.id(), session.lastSeen(), answered(Operation.CREATE));
        }
        if (value instanceof SessionProperties after
                && answered(Operation.UPDATE).isPresent()) {
            return new LeaseExtended(lease(after.id()), after);
        }
        return value == null ? answered(Operation.STOP).map(this::stopped).orElse(null) : value;
    }

    private Duration lease(SessionId id) {
        return known.filter(session -> session.id().equals(id))
                .map(SessionProperties::maxLeaseTime)
                .orElse(Duration.ZERO);
    }

    private Object stopped(Exchange answer) {
        String path = answer.uri().getPath();
        Optional<SessionProperties> session =
                known.filter(seen -> path.contains(seen.id().value()));
        SessionId id = session.map(SessionProperties::id)
                .orElseGet(() -> SessionId.of(path.substring(path.lastIndexOf('/') + 1)));
        Optional<Duration> lived =
                session.map(seen -> seen.elapsed().plus(Duration.between(seen.seenAt(), answer.at())));
        return new SessionStopped(id, lived, session.map(SessionProperties::maxLeaseTime), Optional.of(answer));
    }

    /** The answer to a kind of request that this statement made. */
    private Optional<Exchange> answered(Operation operation) {
        List<Exchange> all = workspace.answers().all();
        int end = before.map(last -> indexOf(all, last)).orElse(all.size());
        return all.subList(0, end).stream()
                .filter(answer -> answer.operation().equals(Optional.of(operation)))
                .filter(answer -> answer.status() / 100 == 2)
                .findFirst();
    }

    private static int indexOf(List<Exchange> all, Exchange wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == wanted) {
                return i;
            }
        }
        return all.size();
    }

    /** A failure: what, where, why, what to do. */
    String failure(Outcome.Failed failure) {
        ScriptError error = failure.error();
        Place place = new Place("", error.line(), error.column(), Math.max(1, error.width()), error.source());
        return new Problem(error.message(), place, Optional.of(failure.cause())).text(screen.get());
    }

    /** A refusal of the prompt itself. */
    String refusal(String message) {
        return Problem.of(message).text(screen.get());
    }
}
