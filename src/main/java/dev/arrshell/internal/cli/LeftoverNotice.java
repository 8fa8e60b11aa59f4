package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.admin.CacheCommand;
import dev.arrshell.internal.cli.admin.CliHelpCommand;
import dev.arrshell.internal.cli.admin.CompletionCommand;
import dev.arrshell.internal.cli.admin.EditorCommand;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.OutputFormat;
import dev.arrshell.internal.cli.script.CheckCommand;
import dev.arrshell.internal.cli.service.EmulatorCommand;
import dev.arrshell.internal.cli.service.ServeCommand;
import dev.arrshell.internal.cli.session.ReapCommand;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.OwnerProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Notice before a command, one line on standard error, that dead programs left sessions behind. If the ledger is empty, as
 * usual, only its length is read.
 */
final class LeftoverNotice {

    /** The commands without the notice. */
    private static final Set<Class<?>> WITHOUT = Set.of(
            CliHelpCommand.class,
            CompletionCommand.class,
            EditorCommand.class,
            CheckCommand.class,
            CacheCommand.class,
            EmulatorCommand.class,
            ServeCommand.class,
            ReapCommand.class);

    private final CliContext context;

    LeftoverNotice(CliContext context) {
        this.context = context;
    }

    /** Prints the notice if it is due, then runs the command. */
    int execute(ParseResult parsed) {
        if (isDue(parsed)) {
            print(context.ledger());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private boolean isDue(ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        boolean asksForHelp = commands.stream()
                .map(CommandLine::getParseResult)
                .anyMatch(each -> each.isUsageHelpRequested() || each.isVersionHelpRequested());
        Object last = commands.get(commands.size() - 1).getCommand();
        boolean isJson =
                context.options().output().filter(OutputFormat.json::equals).isPresent();
        return !asksForHelp && !isJson && !context.options().quiet() && !WITHOUT.contains(last.getClass());
    }

    private void print(Path file) {
        if (file.toFile().length() == 0) {
            return;
        }
        Instant now = Instant.now();
        long left = Ledger.in(file, OwnerProcess.self(), InstantSource.system(), context::notice).leftBehind().stream()
                .filter(entry -> entry.mayBeUp(now))
                .count();
        if (left > 0) {
            context.notice((left == 1 ? "1 session of a program that has" : left + " sessions of programs that have")
                    + " ended may still run, and bill: arr reap --dry-run shows, arr reap stops them");
        }
    }
}
