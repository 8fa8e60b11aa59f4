package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.cli.console.NoSuchFormException;
import dev.arrshell.internal.cli.help.CommandSynonyms;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.exit.OutputFailedException;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runner of a command line. Parses it first with the commands that it names alone; if that fails or help is wanted, parses it
 * again with all commands, and only then reports an error.
 */
final class CommandLineRunner {

    private final CliConsole console;
    private CliContext context;
    private boolean running;

    CommandLineRunner(CliConsole console) {
        this.console = console;
    }

    int run(String... words) {
        try {
            int code = execute(words);
            if (code == ExitCodes.OK) {
                console.checkOutput();
            }
            return code;
        } catch (OutputFailedException e) {
            return outputFailed(e);
        }
    }

    private int outputFailed(OutputFailedException e) {
        return e.isReaderGone() ? ExitCodes.READER_GONE : context.fail(e.getMessage(), ExitCodes.OUTPUT_FAILED);
    }

    private int execute(String... words) {
        context = new CliContext(console, new GlobalOptions());
        return ready(CommandTree.named(context, words))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((e, all) -> running ? wrongUsage(e) : runWithAll(all))
                .execute(words);
    }

    private int runWithAll(String... words) {
        context = new CliContext(console, new GlobalOptions());
        return ready(CommandTree.all(context))
                .setExecutionStrategy(this::executeParsed)
                .setParameterExceptionHandler((e, all) -> wrongUsage(e))
                .execute(words);
    }

    private CommandLine ready(CommandLine line) {
        return line.setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                // A word that begins with @ is an argument of the script, and no list of arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e));
    }

    private int failed(Exception e) {
        if (e instanceof OutputFailedException lost) {
            return outputFailed(lost);
        }
        boolean isUsage = e instanceof ConfigurationException || e instanceof NoSuchFormException;
        return isUsage ? context.fail(e.getMessage(), ExitCodes.USAGE) : internalError(e);
    }

    private int execute(ParseResult parsed) {
        if (context.options().helpAll() || isHelpWanted(parsed)) {
            return runWithAll(parsed.originalArgs().toArray(String[]::new));
        }
        running = true;
        return executeParsed(parsed);
    }

    private int executeParsed(ParseResult parsed) {
        if (context.options().helpAll()) {
            List<CommandLine> commands = parsed.asCommandLineList();
            commands.get(commands.size() - 1).usage(console.out());
            return ExitCodes.OK;
        }
        MisplacedOptions.refuse(parsed);
        try {
            return new LeftoverNotice(context).execute(parsed);
        } catch (OutputFailedException e) {
            return outputFailed(e);
        }
    }

    private static boolean isHelpWanted(ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.subcommands().stream().anyMatch(CommandLineRunner::isHelpWanted);
    }

    private int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String message = message(e);
        String advice = "Try " + command.getCommandSpec().qualifiedName() + " --help.";
        return context.fail(
                new Problem(message, SourcePosition.UNKNOWN, Optional.of(e)),
                "arr: " + message + "\n" + advice,
                ExitCodes.USAGE);
    }

    private static String message(ParameterException e) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return e.getMessage();
        }
        CommandLine command = e.getCommandLine();
        String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        if (!word.startsWith("-") && !command.getSubcommands().isEmpty()) {
            return CommandSynonyms.refusal(command, word);
        }
        return e.getMessage()
                + NearestWord.question(
                        word, command.getCommandSpec().optionsMap().keySet());
    }

    /** Reports a defect of this program, with the trace that its authors need. */
    private int internalError(Exception e) {
        console.say("internal error, please report it: " + e);
        e.printStackTrace(console.err());
        return ExitCodes.SCRIPT_FAILED;
    }
}
