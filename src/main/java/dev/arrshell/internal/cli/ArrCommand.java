package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.cli.script.PromptLauncher;
import dev.arrshell.internal.cli.script.RehearsalOptions;
import dev.arrshell.internal.cli.script.ScriptLauncher;
import dev.arrshell.internal.text.NearestWord;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code arr} itself: opens the prompt, or runs a script. */
@Command(
        name = "arr",
        description = "Speaks to Azure Remote Rendering, or to an emulator of it.",
        versionProvider = CliVersionProvider.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        synopsisHeading = "")
final class ArrCommand implements Callable<Integer> {

    /** What stands above and below the lists of options and commands. */
    static final String[] SYNOPSIS = {
        "Usage: arr                             open the prompt, or run a pipe",
        "       arr [options] FILE [args...]    run a script; - is standard input",
        "       arr [options] -e CODE [args...] run CODE and print its value",
        "       arr [options] -i FILE [args...] run a script and stay at the prompt",
        "       arr COMMAND ...                 see below; arr help COMMAND explains it"
    };

    static final String[] FOOTER = {
        "",
        "Where no service is configured, an emulator inside the process answers, on virtual time.",
        "",
        "Exit codes: 0 ok, 1 the script failed, 2 usage, configuration, validation, 3 authentication,",
        "4 not found, 5 session ended or clean-up failed, 6 deadline, 7 throttled, service, network,",
        "130 interrupted."
    };

    private final CliContext program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-e", "--eval"},
            paramLabel = "CODE",
            description = "The script itself; the value of its last expression is printed unless it is null.")
    private String code;

    @Option(names = "-i", paramLabel = "FILE", description = "Run a script and stay at the prompt, also if it fails.")
    private File stay;

    @Option(names = "--on-exit", paramLabel = "WHAT", description = ScriptLauncher.ON_EXIT)
    private OnExitOption onExit = OnExitOption.stop;

    @Mixin
    private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Mixin
    private final GlobalOptions options;

    @Parameters(arity = "0..*", paramLabel = "FILE|args", description = "The script, and what it sees as args.")
    private List<String> words = List.of();

    ArrCommand(CliContext program) {
        this.program = program;
        this.options = program.options();
    }

    @Override
    public Integer call() {
        if (code != null) {
            return new ScriptLauncher(program, onExit, rehearsal).evaluate(code, words);
        }
        if (stay != null) {
            refuseStaying();
            return new ScriptLauncher(program, onExit, rehearsal).runAndStay(stay.getPath(), words);
        }
        if (words.isEmpty()) {
            refuseRehearsingNothing();
            return new PromptLauncher(program).run();
        }
        refuseSlip(words.get(0));
        return new ScriptLauncher(program, onExit, rehearsal).run(words.get(0), words.subList(1, words.size()));
    }

    private void refuseStaying() {
        rehearsal.option().ifPresent(option -> {
            throw new ParameterException(
                    spec.commandLine(), option + " ends when the script does and -i goes on: choose one");
        });
    }

    private void refuseRehearsingNothing() {
        rehearsal.option().ifPresent(option -> {
            throw new ParameterException(spec.commandLine(), option + " needs a script: arr " + option + " FILE");
        });
    }

    /** A word that is no file and nearly a command is most likely meant to be one. */
    private void refuseSlip(String word) {
        boolean isPlain = word.matches("[a-z]+") && !new File(word).exists();
        Optional<String> meant = isPlain ? NearestWord.to(word, CommandTree.NAMES) : Optional.empty();
        if (meant.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "no command and no file " + word + " - did you mean " + meant.get() + "?");
        }
    }
}
