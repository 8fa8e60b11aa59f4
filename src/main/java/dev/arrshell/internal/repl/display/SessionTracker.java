package dev.arrshell.internal.repl.display;

import dev.arrshell.Session;
import dev.arrshell.internal.repl.display.PromptText.SessionState;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.time.TimeSource;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tracker of sessions, by the events of their handles: what was last heard of each, and which one and which client the
 * next statement acts on. Sends no request. Thread-safe.
 */
public final class SessionTracker {

    private static final Set<Operation> ABOUT_ONE = Set.of(Operation.PROPERTIES, Operation.UPDATE, Operation.STOP);
    private static final Pattern ONE_SESSION = Pattern.compile("/sessions/([^/:]+)");

    private final Workspace workspace;
    private final TimeSource time;
    private final boolean emulated;
    private final Map<SessionId, TrackedSession> sessions = new HashMap<>();
    private final Set<SessionId> listed = new LinkedHashSet<>();
    private Optional<String> place = Optional.empty();
    private Optional<Session> current = Optional.empty();

    private static final class TrackedSession {

        private Optional<Instant> since = Optional.empty();
        private Optional<Instant> startedAt = Optional.empty();
        private Optional<Duration> lease = Optional.empty();
        private Optional<Duration> leaseBefore = Optional.empty();
        private Optional<SessionProperties> seen = Optional.empty();
        private Optional<Exchange> notFound = Optional.empty();
        private boolean awaited;
        private boolean stopped;

        private void see(SessionProperties properties) {
            since = since.or(() -> Optional.of(properties.seenAt()));
            if (seen.isEmpty() || !properties.seenAt().isBefore(seen.get().seenAt())) {
                seen = Optional.of(properties);
                setLease(properties.maxLeaseTime());
            }
        }

        private void setLease(Duration total) {
            if (!total.isZero() && !lease.equals(Optional.of(total))) {
                leaseBefore = lease;
                lease = Optional.of(total);
            }
        }
    }

    public SessionTracker(Workspace workspace, TimeSource time, boolean emulated) {
        this.workspace = workspace;
        this.time = time;
        this.emulated = emulated;
    }

    private TrackedSession tracked(SessionId id) {
        return sessions.computeIfAbsent(id, unknown -> new TrackedSession());
    }

    /** Learns from an answer about a session whether there is one. */
    public synchronized void accept(Exchange exchange) {
        Matcher path = ONE_SESSION.matcher(exchange.uri().getPath());
        if (exchange.operation().filter(ABOUT_ONE::contains).isPresent() && path.find()) {
            boolean isMissing = exchange.status() == HttpURLConnection.HTTP_NOT_FOUND;
            boolean isFound = exchange.status() / 100 == 2;
            TrackedSession session = tracked(SessionId.parse(path.group(1)));
            session.notFound = isMissing ? Optional.of(exchange) : isFound ? Optional.empty() : session.notFound;
        }
    }

    /** Learns from an event. */
    public synchronized void accept(SessionEvent event) {
        if (event instanceof SessionEvent.Started started) {
            TrackedSession session = tracked(started.session());
            session.since = Optional.of(started.at());
            session.startedAt = Optional.of(started.sentAt());
            session.notFound = Optional.empty();
            session.stopped = false;
            session.awaited = false;
            session.setLease(started.spec().lease().total());
        } else if (event instanceof SessionEvent.Seen seen) {
            see(seen.properties());
        } else if (event instanceof SessionEvent.Listed list) {
            listed.clear();
            list.sessions().forEach(this::see);
        } else if (event instanceof SessionEvent.Waiting waiting) {
            tracked(waiting.progress().session()).awaited = true;
        } else if (event instanceof SessionEvent.LeaseExtended extended) {
            tracked(extended.session()).setLease(extended.after());
        } else if (event instanceof SessionEvent.Stopped stopped) {
            tracked(stopped.session()).stopped = true;
        }
    }

    private void see(SessionProperties properties) {
        tracked(properties.id()).see(properties);
        listed.add(properties.id());
    }

    /** Takes over the session and the client of the workspace, which a statement may have set. */
    public synchronized void refresh() {
        current = workspace.sessionId() == null ? Optional.empty() : Optional.of(workspace.session());
        current.ifPresent(this::track);
        place = workspace
                .place()
                .or(() -> place)
                .or(() -> workspace.history().last().flatMap(SessionTracker::place));
    }

    private void track(Session session) {
        session.lastSeen().ifPresent(tracked(session.id())::see);
    }

    /** The region of a request, of the service or of the emulator; empty if it went elsewhere. */
    private static Optional<String> place(Exchange exchange) {
        URI uri = exchange.uri();
        return Region.ofEndpoint(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                .map(Region::name)
                .or(() -> Region.NAMES.stream()
                        .filter(name -> uri.getPath().startsWith("/" + name + "/"))
                        .findFirst());
    }

    /** The ids of the sessions of the last listing, of those seen since, and of the current session. */
    public synchronized Collection<String> sessionIds() {
        Set<String> ids = new LinkedHashSet<>();
        listed.forEach(id -> ids.add(id.value()));
        current.ifPresent(session -> ids.add(session.id().value()));
        return ids;
    }

    /** The sessions that were started here and are up as far as known. */
    public synchronized List<Session> running() {
        return workspace.exitCleanup().running().stream()
                .filter(session -> !tracked(session.id()).stopped)
                .filter(session ->
                        seen(session).filter(seen -> seen.status().isTerminal()).isEmpty())
                .toList();
    }

    /** The properties of a session that were last heard, through whichever handle. */
    synchronized Optional<SessionProperties> seen(Session session) {
        track(session);
        return tracked(session.id()).seen;
    }

    /** {@code , 3h12m left}, or {@code , starting} if the session is not ready. */
    public synchronized String left(Session session) {
        return seen(session)
                .flatMap(SessionProperties::expiresAt)
                .map(end -> Duration.between(time.instant(), end))
                .map(left -> ", " + DurationText.format(left.isNegative() ? Duration.ZERO : left) + " left")
                .orElse(", starting");
    }

    /**
     * The final status that a session has each time its statements run: Stopped, or Ready if the session was awaited; empty
     * if the status depends on timing.
     */
    public synchronized Optional<SessionStatus> outcome(SessionId id) {
        TrackedSession session = tracked(id);
        if (session.stopped) {
            return Optional.of(SessionStatus.STOPPED);
        }
        return session.seen
                .map(SessionProperties::status)
                .filter(status -> session.awaited && status == SessionStatus.READY);
    }

    /** The answer that told that there is no such session, if it was the last about it. */
    synchronized Optional<Exchange> notFound(SessionId id) {
        return tracked(id).notFound;
    }

    /** The present time, by the clock that the sessions go by. */
    public Instant now() {
        return time.instant();
    }

    /** The whole lease of a session, as far as known. */
    synchronized Optional<Duration> lease(SessionId id) {
        return tracked(id).lease;
    }

    /** The whole lease of a session before it was last extended, as far as known. */
    synchronized Optional<Duration> leaseBefore(SessionId id) {
        return tracked(id).leaseBefore;
    }

    /** When the request was sent that started a session, if it was started here. */
    synchronized Optional<Instant> startedAt(SessionId id) {
        return tracked(id).startedAt;
    }

    /** Formats the prompt by a pattern, as {@link PromptText} knows it. */
    public synchronized PromptText prompt(String pattern) {
        return PromptText.of(
                pattern, place.orElse(emulated ? "emu" : "real"), current.map(this::state), time.instant());
    }

    private SessionState state(Session session) {
        Optional<SessionProperties> seen = seen(session);
        TrackedSession tracked = tracked(session.id());
        return new SessionState(
                session.id().value(), tracked.since, seen, tracked.stopped, tracked.notFound.isPresent());
    }
}
