package dev.arrshell.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arr} itself: runs a script. */
@Command(
        name = "arr",
        description = "Runs scripts that speak to Azure Remote Rendering, or to an emulator of it.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisHeading = "",
        customSynopsis = {
            "Usage: arr                    open the prompt; run standard input if there is no terminal",
            "       arr FILE [args...]     run a script; - reads it from standard input",
            "       arr -e CODE [args...]  run CODE and print its value",
            "       arr emulator [options] serve an emulator until Ctrl-C"
        },
        footer = {
            "",
            "With none of ARR_ENDPOINT, ARR_REGION, ARR_STS, ARR_ACCOUNT_ID and ARR_ACCOUNT_KEY set,",
            "an emulator inside the process answers, on virtual time.",
            "",
            "Exit codes: 0 ok, 1 the script failed, 2 wrong usage, 130 interrupted."
        })
final class ArrCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = {"-e", "--eval"},
            paramLabel = "CODE",
            description = "The script itself; the value of its last expression is printed unless it is null.")
    private String code;

    @Parameters(arity = "0..*", paramLabel = "FILE|args", description = "The script, and what it sees as args.")
    private List<String> words = List.of();

    ArrCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (code != null) {
            return new ScriptCommand(console).evaluate(code, words);
        }
        if (words.isEmpty()) {
            return new PromptCommand(console).run();
        }
        return new ScriptCommand(console).run(words.get(0), words.subList(1, words.size()));
    }
}
