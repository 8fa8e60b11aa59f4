package dev.arrshell.internal.repl.display;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.state.ExchangeHistory;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.ClientLine;
import dev.arrshell.internal.view.LeaseExtensionResult;
import dev.arrshell.internal.view.SessionLine;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionProperties;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Formatter of results and failures, which finds out what a statement did. Sends no request. */
public final class ResultPrinter {

    private final Workspace workspace;
    private final ReplSettings settings;
    private final Supplier<Screen> screen;
    private Optional<Exchange> before = Optional.empty();

    public ResultPrinter(Workspace workspace, ReplSettings settings, Supplier<Screen> screen) {
        this.workspace = workspace;
        this.settings = settings;
        this.screen = screen;
    }

    /** Begins a statement: responses from now on belong to it. */
    public void begin() {
        before = workspace.answers().last();
    }

    /** Formats a value in a view. */
    public String text(Object value, ViewFormat view, Screen where) {
        if (value instanceof List<?> list
                && list.isEmpty()
                && answered(Operation.LIST).isPresent()) {
            return ViewWriter.sessions(List.of(), view, where);
        }
        return ViewWriter.text(shown(value, view), view, where);
    }

    /** Formats what a statement resulted in; empty if that is nothing. */
    public Optional<String> result(Object value) {
        return value == null ? stop() : Optional.of(text(value, settings.view(), screen.get()));
    }

    private Optional<String> stop() {
        return answered(Operation.STOP)
                .filter(answer -> answer.status() / 100 == 2)
                .flatMap(answer -> new LeaseHistory(answers()).stopped(answer))
                .map(stopped -> ViewWriter.text(stopped, settings.view(), screen.get()));
    }

    private Object shown(Object value, ViewFormat view) {
        if (view == ViewFormat.RAW) {
            return value;
        }
        if (value instanceof ArrClient client) {
            return new ClientLine(client.account(), client.region(), client.endpoint(), isEmulated());
        }
        if (value instanceof Session session) {
            return new SessionLine(session.id(), session.lastSeen(), started(session));
        }
        boolean extended =
                value instanceof SessionProperties && answered(Operation.UPDATE).isPresent();
        return extended && view == ViewFormat.AUTO ? extended((SessionProperties) value) : value;
    }

    private Optional<Exchange> started(Session session) {
        return answered(Operation.CREATE)
                .filter(answer -> session.lastSeen().isEmpty())
                .filter(answer -> answer.body().contains(session.id().value()));
    }

    private LeaseExtensionResult extended(SessionProperties after) {
        return new LeaseExtensionResult(
                new LeaseHistory(answers())
                        .leaseBefore(answered(Operation.UPDATE).orElseThrow()),
                after);
    }

    private boolean isEmulated() {
        return workspace.target().emulator().isPresent();
    }

    /** The answer to the last request of a kind, if it was made in this statement. */
    private Optional<Exchange> answered(Operation operation) {
        return answers().stream()
                .takeWhile(answer -> before.isEmpty() || answer != before.get())
                .filter(answer -> answer.operation().equals(Optional.of(operation)))
                .findFirst();
    }

    private List<Exchange> answers() {
        ExchangeHistory answers = workspace.answers();
        return answers.all();
    }

    /** Formats a failure: what, where, why, what to do. */
    public String failure(EvaluationOutcome.Failed failure) {
        ScriptError error = failure.error();
        // Without a column there is nothing to point at, and a single line was typed just above.
        boolean points = error.column() > 0 || failure.lines() > 1;
        SourcePosition place =
                new SourcePosition("", error.line(), error.column(), error.width(), points ? error.source() : "");
        return new Problem(error.message(), place, Optional.of(failure.cause())).text(screen.get());
    }
}
