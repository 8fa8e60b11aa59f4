package dev.arrshell.internal.repl.display;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.internal.repl.display.PromptText.SessionState;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tracker of the sessions and clients that results and responses name, for the prompt's text. Sends no request. */
public final class SessionTracker {

    private final Workspace workspace;
    private final TimeSource time;
    private final boolean emulated;
    private final Map<String, Instant> since = new LinkedHashMap<>();
    private final Map<String, SessionProperties> seen = new LinkedHashMap<>();
    private final Set<String> listed = new LinkedHashSet<>();
    private Optional<String> place = Optional.empty();
    private Optional<Session> session = Optional.empty();

    public SessionTracker(Workspace workspace, TimeSource time, boolean emulated) {
        this.workspace = workspace;
        this.time = time;
        this.emulated = emulated;
    }

    /** Learns from a result. What was made last is what the page's words act on next. */
    public void learn(Object value) {
        if (value instanceof ArrClient client) {
            workspace.client(client);
            place = Optional.of(place(client));
        } else if (value instanceof Session handle) {
            workspace.session(handle);
            since.putIfAbsent(handle.id().value(), time.instant());
        } else if (value instanceof SessionProperties properties) {
            learn(properties);
        } else if (value instanceof List<?> list && list.stream().allMatch(SessionProperties.class::isInstance)) {
            listed.clear();
            list.forEach(each -> learn((SessionProperties) each));
        }
    }

    private void learn(SessionProperties properties) {
        seen.put(properties.id().value(), properties);
        listed.add(properties.id().value());
    }

    /** Looks at what the workspace acts on now, as it may have been set by name. */
    public void update() {
        SessionId id = workspace.sessionId();
        session = Optional.ofNullable(id).map(known -> workspace.session());
        session.ifPresent(handle -> since.putIfAbsent(handle.id().value(), time.instant()));
        workspace.answers().last().ifPresent(answer -> place = place.or(() -> place(answer)));
    }

    private static String place(ArrClient client) {
        return client.region().map(Region::name).orElse(client.endpoint().getHost());
    }

    /** Where the last request went, if that was a region's part of the emulator or of the service. */
    private static Optional<String> place(Exchange answer) {
        URI uri = answer.uri();
        return Region.ofEndpoint(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                .map(Region::name)
                .or(() -> Region.NAMES.stream()
                        .filter(name -> uri.getPath().startsWith("/" + name + "/"))
                        .findFirst());
    }

    /** The ids of the last listing, and of the session that is being used. */
    public Collection<String> sessionIds() {
        Set<String> ids = new LinkedHashSet<>(listed);
        session.ifPresent(handle -> ids.add(handle.id().value()));
        return ids;
    }

    /** What is known of the session that is being used. */
    Optional<SessionProperties> session() {
        return session.flatMap(this::latest);
    }

    /** The sessions that were started here and are up as far as anybody said. */
    public List<Session> running() {
        return workspace.unfinished().running().stream()
                .filter(handle -> !wasStopped(handle.id().value()))
                .filter(handle -> latest(handle)
                        .filter(seen -> seen.status().isTerminal())
                        .isEmpty())
                .toList();
    }

    /** {@code , 3h12m left}, or nothing if the session is not ready. */
    public String left(Session handle) {
        return latest(handle)
                .flatMap(SessionProperties::expiresAt)
                .map(end -> Duration.between(time.instant(), end))
                .map(left -> ", " + DurationText.words(left.isNegative() ? Duration.ZERO : left) + " left")
                .orElse(", starting");
    }

    public PromptText prompt() {
        return PromptText.of(place.orElse(emulated ? "emu" : "real"), session.map(this::state), time.instant());
    }

    private SessionState state(Session handle) {
        String id = handle.id().value();
        return new SessionState(id, since.getOrDefault(id, time.instant()), latest(handle), wasStopped(id));
    }

    private Optional<SessionProperties> latest(Session handle) {
        Optional<SessionProperties> told =
                Optional.ofNullable(seen.get(handle.id().value()));
        return handle.lastSeen()
                .filter(own ->
                        told.isEmpty() || !own.seenAt().isBefore(told.get().seenAt()))
                .or(() -> told);
    }

    private boolean wasStopped(String id) {
        return workspace.answers().all().stream()
                .filter(answer -> answer.operation().equals(Optional.of(Operation.STOP)))
                .anyMatch(answer ->
                        answer.status() / 100 == 2 && answer.uri().getPath().contains(id));
    }
}
