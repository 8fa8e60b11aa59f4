package dev.arrshell.internal.script.run;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.state.RehearsalTarget;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionId;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A run of a script on an emulator of its own, in virtual time: nothing is sent to the service that is configured, and
 * six hours take no longer than their requests. Anything else that the script does, such as writing files, is real.
 *
 * <p>The script's waits, its {@code sleep(…)} and, outside of classes of its own, {@code Thread.sleep} and
 * {@code TimeUnit.sleep} go by the emulator's clock. Not thread-safe; begun and run on one thread.
 */
public final class Rehearsal {

    private final ScriptSource source;
    private final ArrEmulator emulator;
    private final Instant from;
    private final RehearsalTarget target;
    private final Workspace workspace;
    private final StartLineTracker lines;
    private final List<Duration> poolWaits = new CopyOnWriteArrayList<>();
    private volatile Set<SessionId> left = Set.of();
    private volatile boolean over;

    private Rehearsal(ScriptSource source, ScriptSettings settings, ArrEmulator emulator, Consumer<String> notices) {
        this.source = source;
        this.emulator = emulator;
        this.from = emulator.time().instant();
        this.target = new RehearsalTarget(settings.settings(), emulator);
        this.workspace = new Workspace(target, settings, notice -> {
            if (!over) {
                notices.accept(notice);
            }
        });
        this.lines = new StartLineTracker(source.fileName());
        workspace.exitCleanup().onStarted(lines::started);
        workspace.onSessionEvent(event -> {
            if (event instanceof SessionEvent.Lent lent) {
                poolWaits.add(lent.waited());
            }
        });
        // Added first and so done last: after the script's own work, before anything is stopped.
        workspace.onExit(this::recordEnd);
    }

    /**
     * Begins a rehearsal.
     *
     * @param settings the configuration; account, region and endpoint are taken from it, no key and no token
     * @param notices gets what a person should know and did not ask for, one sentence at a time
     * @return a rehearsal whose {@link #workspace()} is to be ended by the caller
     */
    public static Rehearsal of(ScriptSource source, ScriptSettings settings, Consumer<String> notices) {
        ArrEmulator emulator = ArrEmulator.builder().anyAccount().withHistory().start();
        return new Rehearsal(source, settings, emulator, notices);
    }

    /** Records the running sessions. What the end of the run reports of them applies to the service, not to a rehearsal. */
    private void recordEnd() {
        Instant now = emulator.time().instant();
        left = emulator.history().stream()
                .filter(session -> !session.statusAt(now).isTerminal())
                .map(SessionHistory::id)
                .collect(Collectors.toUnmodifiableSet());
        over = true;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** A runner whose scripts sleep on the emulator's time. */
    public ScriptRunner runner(PrintStream out, ScriptLibraries libraries) {
        return ScriptRunner.rehearsing(workspace, out, libraries);
    }

    public ScriptSource source() {
        return source;
    }

    /** The emulator, which can be asked for its history and journal also when it is closed. */
    public ArrEmulator emulator() {
        return emulator;
    }

    /** The address that a request to the emulator would have been sent to without the rehearsal. */
    public URI originalAddress(Exchange request) {
        return target.originalAddress(request);
    }

    /** The begin by the emulator's clock, which starts at the present second. */
    public Instant from() {
        return from;
    }

    /** The line that started a session; empty if it was started on another thread or with {@code startAsync()}. */
    public OptionalInt line(SessionId session) {
        return lines.of(session);
    }

    /** How long the calls have waited that got a session of a pool, in their order. */
    public List<Duration> poolWaits() {
        return List.copyOf(poolWaits);
    }

    /**
     * The sessions that the script left running: those that were up when its {@code onExit} blocks were done, before the
     * end of the run stopped or kept them. Empty before the workspace was ended.
     */
    public Set<SessionId> left() {
        return left;
    }
}
