package dev.arrshell.internal.repl.display;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.text.PrintedValue;
import dev.arrshell.internal.view.ClientSummary;
import dev.arrshell.internal.view.ConversionSummary;
import dev.arrshell.internal.view.LeaseExtensionResult;
import dev.arrshell.internal.view.SessionStopResult;
import dev.arrshell.internal.view.SessionSummary;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * Formatter of results and failures. Knows from the events of a statement what it did: started, extended, stopped or
 * listed sessions. Sends no request. Thread-safe.
 */
public final class ResultFormatter {

    private final Workspace workspace;
    private final SessionTracker tracker;
    private final ReplSettings settings;
    private final Supplier<Screen> screen;
    private final List<SessionEvent> events = new ArrayList<>();
    private long sentBefore;

    public ResultFormatter(
            Workspace workspace, SessionTracker tracker, ReplSettings settings, Supplier<Screen> screen) {
        this.workspace = workspace;
        this.tracker = tracker;
        this.settings = settings;
        this.screen = screen;
    }

    /** Begins an input, of one statement or more. */
    public synchronized void beginInput() {
        sentBefore = workspace.history().count();
        begin();
    }

    private synchronized boolean hasSent() {
        return workspace.history().count() > sentBefore;
    }

    /** Begins a statement: events from now on belong to it. */
    public synchronized void begin() {
        events.clear();
    }

    /** Records an event of the statement. */
    public synchronized void accept(SessionEvent event) {
        events.add(event);
    }

    private synchronized <E extends SessionEvent> Optional<E> last(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((first, second) -> second);
    }

    /** Formats what a statement resulted in; empty if that is nothing. */
    public Optional<String> result(Object value) {
        return value == null
                ? last(SessionEvent.Stopped.class)
                        .map(stopped -> ViewWriter.text(stopResult(stopped), settings.view(), screen.get()))
                : Optional.of(text(value, settings.view(), screen.get()));
    }

    /**
     * Formats what a statement resulted in without an end after many elements, for a reader who sees it page by page.
     *
     * @param statement the number of the statement, for the margin where results are numbered
     */
    public Optional<String> whole(Object value, int statement) {
        if (value == null) {
            return result(null);
        }
        Screen all = screen.get();
        if (!settings.isNumbered()) {
            return Optional.of(text(value, settings.view(), all, ViewWriter::whole));
        }
        String margin = "_" + statement + "  ";
        Screen beside = new Screen(all.width() - margin.length(), all.palette(), all.cells(), all.wide());
        String text = text(value, settings.view(), beside, ViewWriter::whole);
        return Optional.of(all.paint(TextStyle.FAINT, margin) + text.replace("\n", "\n" + " ".repeat(margin.length())));
    }

    private interface Writer {
        String text(Object value, ViewFormat view, Screen screen);
    }

    private SessionStopResult stopResult(SessionEvent.Stopped stopped) {
        return new SessionStopResult(
                stopped.session(),
                tracker.startedAt(stopped.session()).map(start -> Duration.between(start, stopped.at())),
                tracker.lease(stopped.session()),
                workspace.history().last(Operation.STOP));
    }

    /** Formats a value in a view. */
    public String text(Object value, ViewFormat view, Screen timeless) {
        return text(value, view, timeless, ViewWriter::text);
    }

    private String text(Object value, ViewFormat view, Screen timeless, Writer writer) {
        Screen where = timeless.at(tracker.now());
        boolean isEmptyListing = value instanceof List<?> list
                && list.isEmpty()
                && last(SessionEvent.Listed.class).isPresent();
        return isEmptyListing
                ? ViewWriter.sessions(List.of(), view, where)
                : writer.text(shown(value, view), view, where);
    }

    private Object shown(Object result, ViewFormat view) {
        if (view == ViewFormat.RAW) {
            return result;
        }
        Object value = view == ViewFormat.AUTO ? PrintedValue.of(result) : result;
        if (value instanceof MethodClosure method && view == ViewFormat.AUTO) {
            return "method " + method.getMethod();
        }
        if (value instanceof ArrClient client) {
            boolean isEmulated = workspace.target().emulator().isPresent();
            return new ClientSummary(client.account(), client.region(), client.endpoint(), isEmulated);
        }
        if (value instanceof Session session) {
            return new SessionSummary(
                    session.id(), tracker.seen(session), startExchange(session), tracker.notFound(session.id()));
        }
        if (value instanceof Conversion conversion) {
            return new ConversionSummary(conversion.id(), conversion.lastSeen(), startExchange(conversion));
        }
        return value instanceof SessionProperties properties && view == ViewFormat.AUTO ? extended(properties) : value;
    }

    /** The exchange that started a session, if this statement did and the session was not seen since. */
    private Optional<Exchange> startExchange(Session session) {
        return last(SessionEvent.Started.class)
                .filter(started -> started.session().equals(session.id()))
                .filter(started -> session.lastSeen().isEmpty())
                .flatMap(started -> workspace.history().last(Operation.CREATE));
    }

    /** The exchange that started a conversion, if it was the last one. */
    private Optional<Exchange> startExchange(Conversion conversion) {
        return workspace
                .history()
                .last()
                .filter(last -> last.operation().equals(Optional.of(Operation.CONVERSION_CREATE)))
                .filter(last ->
                        last.responseBody().contains("\"" + conversion.id().value() + "\""));
    }

    private Object extended(SessionProperties properties) {
        return last(SessionEvent.LeaseExtended.class)
                .filter(extended -> extended.session().equals(properties.id()))
                .<Object>map(extended -> new LeaseExtensionResult(
                        tracker.leaseBefore(extended.session()).orElse(extended.before()), properties))
                .orElse(properties);
    }

    /** Formats a failure: what, where, why, what to do. */
    public String failure(EvaluationOutcome.Failed failure) {
        ScriptError error = hasSent() ? failure.error().afterRequests() : failure.error();
        // Without a column there is nothing to point at, and a single line was typed just above.
        boolean points = error.column() > 0 || failure.lines() > 1;
        SourcePosition place =
                new SourcePosition("", error.line(), error.column(), error.width(), points ? error.source() : "");
        return new Problem(error.message(), place, Optional.of(failure.cause())).text(screen.get());
    }
}
