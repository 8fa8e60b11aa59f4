package dev.arrshell.internal.cli.script;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.Rehearsal;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.timeline.ThrottledRequest;
import dev.arrshell.internal.timeline.Timeline;
import dev.arrshell.internal.timeline.TimelineSession;
import dev.arrshell.internal.timeline.TimelineSvg;
import dev.arrshell.model.SessionHistory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Rehearsal: on an emulator of its own, in virtual time; prints a timeline. */
final class RehearsalRun implements RunMode {

    private final CliContext context;
    private final ConfigSettings config;
    private final Rehearsal rehearsal;
    private final Optional<Path> drawing;

    RehearsalRun(CliContext context, ScriptSettings settings, ScriptSource source, Optional<Path> drawing) {
        this.context = context;
        this.config = settings.settings();
        this.drawing = drawing;
        this.rehearsal = Rehearsal.of(source, settings, context::notice);
    }

    @Override
    public Workspace workspace() {
        return rehearsal.workspace();
    }

    /** With {@code --output} the script prints on standard error: standard output is for the document. */
    @Override
    public ScriptRunner runner(ScriptLibraries libraries) {
        CliConsole console = context.console();
        PrintStream out = context.options().output().isPresent() ? console.err() : console.out();
        return rehearsal.runner(out, libraries);
    }

    @Override
    public boolean showsValue() {
        return false;
    }

    @Override
    public int finish(int code) {
        Timeline timeline = timeline();
        context.show(timeline);
        return drawing.map(file -> draw(timeline, file, code)).orElse(code);
    }

    private int draw(Timeline timeline, Path file, int code) {
        try (OutputStream out = Files.newOutputStream(file)) {
            TimelineSvg.write(timeline, out);
            return code;
        } catch (IOException e) {
            context.console().say("the timeline cannot be written to " + file + ": " + e.getMessage());
            return code == ExitCodes.OK ? ExitCodes.USAGE : code;
        }
    }

    private Timeline timeline() {
        ArrEmulator emulator = rehearsal.emulator();
        Instant end = emulator.time().instant();
        return new Timeline(
                rehearsal.source().name(),
                rehearsal.from(),
                end,
                emulator.history().stream()
                        .map(session -> session(session, end))
                        .toList(),
                emulator.counts(),
                emulator.journal().stream()
                        .flatMap(exchange -> ThrottledRequest.of(exchange).stream())
                        .toList(),
                rehearsal.poolWaits(),
                config.prices());
    }

    private TimelineSession session(SessionHistory session, Instant end) {
        boolean running = !session.statusAt(end).isTerminal();
        TimelineSession.Outcome left = rehearsal.left().contains(session.id())
                ? TimelineSession.Outcome.STOPPED
                : TimelineSession.Outcome.OVER;
        return new TimelineSession(
                session, rehearsal.line(session.id()), running ? TimelineSession.Outcome.RUNNING : left);
    }
}
