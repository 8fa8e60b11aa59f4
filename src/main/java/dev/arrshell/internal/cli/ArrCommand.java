package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.cli.help.CommandSynonyms;
import dev.arrshell.internal.cli.script.ClasspathOption;
import dev.arrshell.internal.cli.script.PromptLauncher;
import dev.arrshell.internal.cli.script.RehearsalOptions;
import dev.arrshell.internal.cli.script.ScriptLauncher;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code arr} without a command: opens the prompt or runs a script. */
@Command(
        name = "arr",
        description = "Client of Azure Remote Rendering, or of an emulator of it.",
        versionProvider = CliVersionProvider.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        commandListHeading = "%nCommands:%n",
        sortOptions = false)
final class ArrCommand implements Callable<Integer> {

    /** The text above and below the lists of options and commands. */
    static final String[] SYNOPSIS = {
        "arr                             open the prompt, or run a pipe",
        "       arr [options] FILE [args...]    run a script; - is standard input",
        "       arr [options] -e CODE [args...] run CODE and print its value",
        "       arr [options] -i FILE [args...] run a script and stay at the prompt",
        "       arr COMMAND ...                 see below; arr help COMMAND explains it"
    };

    static final String[] FOOTER = {
        "",
        "If no service is configured, an emulator inside the process answers, on virtual time.",
        "",
        "Exit codes: 0 ok, 1 the script failed, 2 usage, configuration, validation, 3 authentication, 4 not found,"
                + " 5 session ended or clean-up failed, 6 deadline, 7 throttled, service, network, 130 interrupted."
    };

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-e", "--eval"},
            paramLabel = "CODE",
            description = "The script itself; the value of its last expression is printed; null only with --output.")
    private String code;

    @Option(names = "-i", paramLabel = "FILE", description = "Run a script and stay at the prompt, also if it fails.")
    private File stay;

    @Option(names = "--on-exit", paramLabel = "WHAT", description = ScriptLauncher.ON_EXIT)
    private OnExitOption onExit = OnExitOption.stop;

    @Mixin
    private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Mixin
    private final ClasspathOption classpath = new ClasspathOption();

    @Mixin
    private final GlobalOptions options;

    @Parameters(arity = "0..*", paramLabel = "FILE|args", description = "The script, and what it sees as args.")
    private List<String> words = List.of();

    ArrCommand(CliContext context) {
        this.context = context;
        this.options = context.options();
    }

    @Override
    public Integer call() {
        if (code != null) {
            return new ScriptLauncher(context, onExit, rehearsal, classpath).evaluate(code, words);
        }
        if (stay != null) {
            refusePromptAfterRehearsal();
            return new ScriptLauncher(context, onExit, rehearsal, classpath).runAndStay(stay.getPath(), words);
        }
        if (words.isEmpty()) {
            refuseRehearsalWithoutScript();
            return new PromptLauncher(context, classpath).run();
        }
        refuseMistypedCommand(words.get(0));
        return new ScriptLauncher(context, onExit, rehearsal, classpath)
                .run(words.get(0), words.subList(1, words.size()));
    }

    private void refusePromptAfterRehearsal() {
        rehearsal.option().ifPresent(option -> {
            throw new ParameterException(
                    spec.commandLine(), option + " ends with the script and -i opens the prompt: choose one");
        });
    }

    private void refuseRehearsalWithoutScript() {
        rehearsal.option().ifPresent(option -> {
            throw new ParameterException(spec.commandLine(), option + " needs a script: arr " + option + " FILE");
        });
    }

    /** Refuses a word that is no file, and what other programs call a command, or nearly the name of a command. */
    private void refuseMistypedCommand(String word) {
        boolean isPlain = word.matches("[a-z]+") && !new File(word).exists();
        String question = isPlain
                ? CommandSynonyms.question(
                        CommandTree.all(new CliContext(context.console(), new GlobalOptions())), word)
                : "";
        if (!question.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no command and no file " + word + question);
        }
    }
}
