package dev.arrshell.internal.script.state;

import dev.arrshell.Arr;
import dev.arrshell.Session;
import dev.arrshell.internal.script.vocabulary.EndpointAddress;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.schedule.SessionSchedule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The connection to a target: its entry to the fluent language, made when it is first needed, and the requests that were
 * made with it. An entry that is made after the end has begun starts no session. Thread-safe.
 */
final class TargetConnection {

    private final RequestTarget target;
    private final Consumer<String> notices;
    private final Consumer<Session> starts;
    private final Consumer<SessionEvent> events;
    private final ExchangeHistory history = new ExchangeHistory();
    private volatile Consumer<? super SessionEvent> eventListener = event -> {};
    private Arr arr;
    private boolean isEnding;
    private boolean isRedirectionTold;

    TargetConnection(
            RequestTarget target, Consumer<String> notices, Consumer<Session> starts, Consumer<SessionEvent> events) {
        this.target = Objects.requireNonNull(target, "target");
        this.notices = Objects.requireNonNull(notices, "notices");
        this.starts = starts;
        this.events = events;
    }

    RequestTarget target() {
        return target;
    }

    ExchangeHistory history() {
        return history;
    }

    void onSessionEvent(Consumer<? super SessionEvent> listener) {
        eventListener = Objects.requireNonNull(listener, "listener");
    }

    /** The same entry each time. */
    synchronized Arr arr() {
        if (arr == null) {
            arr = target.entry(target.options()
                    .onExchange(history::add)
                    .onStarted(starts)
                    .onSessionEvent(this::tell)
                    .onWarning(notices)
                    .build());
            tellRedirection(EndpointAddress.of(target.endPoint().orElse(Region.DEFAULT_NAME)));
            if (isEnding) {
                arr.noMoreStarts(Duration.ZERO);
            }
        }
        return arr;
    }

    /** The schedules that have begun and not ended. */
    synchronized List<SessionSchedule> schedules() {
        return arr == null ? List.of() : arr.schedules();
    }

    private void tell(SessionEvent event) {
        events.accept(event);
        eventListener.accept(event);
    }

    /** Tells once where requests go, if that is not the public address of the region. */
    synchronized void tellRedirection(EndpointAddress endpoint) {
        Optional<String> redirection =
                isRedirectionTold ? Optional.empty() : endpoint.region().flatMap(target::redirection);
        isRedirectionTold |= redirection.isPresent();
        redirection.ifPresent(notices);
    }

    /** Ends starting of sessions; false if the outcome of a start is not known in time. */
    boolean noMoreStarts(Duration atMost) {
        Arr made = beginEnding();
        return made == null || made.noMoreStarts(atMost);
    }

    private synchronized Arr beginEnding() {
        isEnding = true;
        return arr;
    }

    /** Closes the entry and the target. */
    synchronized void close() {
        if (arr != null) {
            arr.close();
        }
        target.close();
    }
}
