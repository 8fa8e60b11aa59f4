package dev.arrshell.cli;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.groovy.Rehearsal;
import dev.arrshell.groovy.ScriptRunner;
import dev.arrshell.groovy.ScriptSource;
import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.config.Settings;
import dev.arrshell.internal.timeline.Life;
import dev.arrshell.internal.timeline.Outcome;
import dev.arrshell.internal.timeline.Prices;
import dev.arrshell.internal.timeline.Throttled;
import dev.arrshell.internal.timeline.Timeline;
import dev.arrshell.internal.timeline.TimelineSvg;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** On an emulator of its own, in virtual time; it ends with a timeline. */
final class RehearsalStage implements Stage {

    private final Program program;
    private final Settings settings;
    private final Rehearsal rehearsal;
    private final Optional<Path> drawing;

    RehearsalStage(Program program, Setup setup, ScriptSource source, Optional<Path> drawing) {
        this.program = program;
        this.settings = setup.settings();
        this.drawing = drawing;
        this.rehearsal = Rehearsal.of(source, setup, program::notice);
    }

    @Override
    public Workspace workspace() {
        return rehearsal.workspace();
    }

    /** Where the timeline is a document it has standard output for itself. */
    @Override
    public ScriptRunner runner() {
        Console console = program.console();
        PrintStream out = program.options().output().isPresent() ? console.err() : console.out();
        return rehearsal.runner(out);
    }

    @Override
    public boolean showsValue() {
        return false;
    }

    @Override
    public int over(int code) {
        Timeline timeline = timeline();
        program.show(timeline);
        return drawing.map(file -> draw(timeline, file, code)).orElse(code);
    }

    private int draw(Timeline timeline, Path file, int code) {
        try (OutputStream out = Files.newOutputStream(file)) {
            TimelineSvg.write(timeline, out);
            return code;
        } catch (IOException e) {
            program.console().say("the timeline cannot be written to " + file + ": " + e.getMessage());
            return code == ExitCodes.OK ? ExitCodes.USAGE : code;
        }
    }

    private Timeline timeline() {
        ArrEmulator emulator = rehearsal.emulator();
        Instant over = emulator.time().instant();
        return new Timeline(
                rehearsal.source().name(),
                rehearsal.from(),
                over,
                emulator.history().stream().map(session -> life(session, over)).toList(),
                emulator.counts(),
                emulator.journal().stream()
                        .flatMap(exchange -> Throttled.of(exchange).stream())
                        .toList(),
                prices());
    }

    private Life life(SessionHistory session, Instant over) {
        boolean running = !session.statusAt(over).isTerminal();
        Outcome left = rehearsal.left().contains(session.id()) ? Outcome.STOPPED : Outcome.OVER;
        return new Life(session, rehearsal.line(session.id()), running ? Outcome.RUNNING : left);
    }

    private Prices prices() {
        Map<SessionSize, BigDecimal> perHour = new EnumMap<>(SessionSize.class);
        for (SessionSize size : SessionSize.values()) {
            settings.pricePerHour(size).ifPresent(price -> perHour.put(size, price));
        }
        return new Prices(perHour, settings.currency());
    }
}
