package dev.arrshell.internal.script.run;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.state.RehearsalTarget;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionId;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A run of a script on an emulator of its own, in virtual time: nothing is sent to the service that is configured, and
 * six hours take no longer than their requests. What the script does besides, such as writing files, it does.
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
    private volatile Set<SessionId> left = Set.of();
    private volatile boolean over;

    private Rehearsal(ScriptSource source, ScriptSettings setup, ArrEmulator emulator, Consumer<String> notices) {
        this.source = source;
        this.emulator = emulator;
        this.from = emulator.time().instant();
        this.target = new RehearsalTarget(setup.settings(), emulator);
        this.workspace = new Workspace(target, setup, told -> {
            if (!over) {
                notices.accept(told);
            }
        });
        this.lines = new StartLineTracker(source.fileName());
        workspace.exitCleanup().onStarted(lines::started);
        // The first to be remembered is the last to be done: after the script's own, before anything is stopped.
        workspace.onExit(this::scriptEnds);
    }

    /**
     * Begins a rehearsal.
     *
     * @param source the script
     * @param setup what is configured; account, region and endpoint are taken from it, no key and no token
     * @param notices told what a person should know and did not ask for, one sentence at a time
     * @return a rehearsal whose {@link #workspace()} is to be ended by the caller
     * @throws NullPointerException if an argument is null
     */
    public static Rehearsal of(ScriptSource source, ScriptSettings setup, Consumer<String> notices) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(notices, "notices");
        ArrEmulator emulator = ArrEmulator.builder().anyAccount().withHistory().start();
        return new Rehearsal(source, setup, emulator, notices);
    }

    /** What the end of a run says of its sessions is for the service's; here their history says it. */
    private void scriptEnds() {
        Instant now = emulator.time().instant();
        left = emulator.history().stream()
                .filter(session -> !session.statusAt(now).isTerminal())
                .map(SessionHistory::id)
                .collect(Collectors.toUnmodifiableSet());
        over = true;
    }

    /**
     * What the script works on.
     *
     * @return the same one each time
     */
    public Workspace workspace() {
        return workspace;
    }

    /**
     * Makes what runs the script.
     *
     * @param out where {@code println} goes
     * @return a runner
     */
    public ScriptRunner runner(PrintStream out) {
        return ScriptRunner.rehearsing(workspace, out);
    }

    /**
     * The script.
     *
     * @return its name and text
     */
    public ScriptSource source() {
        return source;
    }

    /**
     * What stands in for the service; it can still be asked for its history and journal when it is closed.
     *
     * @return the emulator
     */
    public ArrEmulator emulator() {
        return emulator;
    }

    /**
     * Where a request of the script would have gone, had it not been a rehearsal.
     *
     * @param request one that the emulator got
     * @return an address of the service that is configured or that the script named
     * @throws NullPointerException if {@code request} is null
     */
    public URI inEarnest(Exchange request) {
        return target.inEarnest(Objects.requireNonNull(request, "request"));
    }

    /**
     * When it began.
     *
     * @return the moment by the emulator's clock, which starts at the present second
     */
    public Instant from() {
        return from;
    }

    /**
     * Which line of the script started a session.
     *
     * @param session the session
     * @return counted from 1; empty if it was started on another thread or with {@code startAsync()}
     */
    public OptionalInt line(SessionId session) {
        return lines.of(session);
    }

    /**
     * The sessions that the script left running: those that were up when its {@code onExit} blocks were done, before the
     * end of the run stopped or kept them.
     *
     * @return ids; empty before the workspace was ended
     */
    public Set<SessionId> left() {
        return left;
    }
}
