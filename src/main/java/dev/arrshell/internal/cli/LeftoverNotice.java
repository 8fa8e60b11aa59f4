package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.admin.CacheCommand;
import dev.arrshell.internal.cli.admin.CliHelpCommand;
import dev.arrshell.internal.cli.admin.CompletionCommand;
import dev.arrshell.internal.cli.admin.EditorCommand;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.OutputFormat;
import dev.arrshell.internal.cli.script.CheckCommand;
import dev.arrshell.internal.cli.service.EmulatorCommand;
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
 * Says at the start of a command, in one line on standard error, that programs which are gone left sessions behind. Where
 * the ledger is empty, as it mostly is, nothing but its length is looked at.
 */
final class LeftoverNotice {

    /** They speak of something else, or of just this. */
    private static final Set<Class<?>> SILENT = Set.of(
            CliHelpCommand.class,
            CompletionCommand.class,
            EditorCommand.class,
            CheckCommand.class,
            CacheCommand.class,
            EmulatorCommand.class,
            ReapCommand.class);

    private final CliContext program;

    LeftoverNotice(CliContext program) {
        this.program = program;
    }

    /** Reminds, then runs the command. */
    int execute(ParseResult parsed) {
        if (isDue(parsed)) {
            remind(program.ledger());
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
                program.options().output().filter(OutputFormat.json::equals).isPresent();
        return !asksForHelp && !isJson && !program.options().quiet() && !SILENT.contains(last.getClass());
    }

    private void remind(Path file) {
        if (file.toFile().length() == 0) {
            return;
        }
        Instant now = Instant.now();
        long left = Ledger.in(file, OwnerProcess.self(), InstantSource.system(), program::notice).leftBehind().stream()
                .filter(entry -> entry.mayBeUp(now))
                .count();
        if (left > 0) {
            program.notice((left == 1 ? "1 session of a program that is" : left + " sessions of programs that are")
                    + " gone may still be up, and bill: arr reap --dry-run looks, arr reap stops what is");
        }
    }
}
