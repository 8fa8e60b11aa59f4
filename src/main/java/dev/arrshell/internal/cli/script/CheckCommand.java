package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arr check}: what is wrong with scripts, without running them. */
@Command(
        name = "check",
        description = "Tells what is wrong with scripts: unknown words, wrong arguments, steps that are never reached."
                + " Runs nothing and sends nothing.",
        footer = {"", "Exit codes: 0 nothing is wrong, and nothing is said; 2 something is."})
public final class CheckCommand implements Callable<Integer> {

    private final CliContext program;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The scripts; - is standard input.")
    private List<File> files;

    public CheckCommand(CliContext program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return new ScriptFileChecker(program)
                .check(files.stream().map(File::getPath).toList());
    }
}
