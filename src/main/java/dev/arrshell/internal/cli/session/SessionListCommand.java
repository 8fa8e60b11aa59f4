package dev.arrshell.internal.cli.session;

import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.DurationConverter;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.OutputFormat;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.layout.TerminalSize;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr session list}. */
@Command(
        description = {
            "Lists the sessions that are Starting or Ready.",
            "With --watch it goes on until Ctrl-C or --timeout: on a terminal it draws the table again, elsewhere it prints"
                    + " a line for each change."
        })
public final class SessionListCommand extends ClientCommand {

    private static final Set<OutputFormat> OF_LINES =
            EnumSet.of(OutputFormat.table, OutputFormat.json, OutputFormat.csv, OutputFormat.id);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "10s",
            paramLabel = "INTERVAL",
            converter = DurationConverter.class,
            description = "List again and again, after this pause; 10s if none is given, 1s at least.")
    private Duration interval;

    private int exitCode = ExitCodes.OK;

    SessionListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        if (interval == null) {
            return;
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new ParameterException(spec.commandLine(), "--watch: the shortest interval is 1s (nothing was sent)");
        }
        context().options().output().filter(form -> !OF_LINES.contains(form)).ifPresent(form -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "--watch prints a line for each change, which --output " + form
                            + " cannot: choose table, json, csv or id (nothing was sent)");
        });
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        var sessions = connection.client().sessions();
        if (sessions.isEmpty()) {
            context().notice("no sessions in Starting or Ready");
        }
        return Listing.sessions(sessions);
    }

    @Override
    protected void perform(ClientConnection connection, RunDeadline deadline) {
        if (interval == null) {
            super.perform(connection, deadline);
            return;
        }
        try {
            // The pauses are real ones, also if the time of an emulator is virtual: a person looks on.
            new SessionWatch(connection.client(), TimeSource.system(), interval).run(display());
        } catch (InterruptedException | CallInterruptedException e) {
            Thread.interrupted();
            exitCode =
                    deadline.passed() ? context().fail(deadline.message(), ExitCodes.DEADLINE) : ExitCodes.INTERRUPTED;
        }
    }

    @Override
    protected int exitCode() {
        return exitCode;
    }

    private SessionWatch.Display display() {
        Optional<OutputFormat> form = context().options().output();
        boolean isDumb = context()
                .console()
                .environment()
                .value("TERM")
                .filter("dumb"::equals)
                .isPresent();
        return context().console().terminal() && !isDumb && form.isEmpty()
                ? new LiveTable(context(), interval, this::size)
                : new ChangeLines(context(), form.orElse(OutputFormat.table));
    }

    private TerminalSize size() {
        return TerminalSize.now(context().console().environment()::value);
    }
}
