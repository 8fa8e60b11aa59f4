package dev.arrshell.cli;

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
final class CheckCommand implements Callable<Integer> {

    private final Program program;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The scripts; - is standard input.")
    private List<File> files;

    CheckCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return new ScriptChecks(program).check(files.stream().map(File::getPath).toList());
    }
}
