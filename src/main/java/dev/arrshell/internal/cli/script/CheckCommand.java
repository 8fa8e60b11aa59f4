package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.help.CommonOptions;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code arr check}: checks scripts without running them. */
@CommonOptions({"--output", "--quiet"})
@Command(
        name = "check",
        description = "Finds errors in scripts: unknown words, wrong arguments, steps that are never reached."
                + " Runs nothing and sends nothing.",
        footer = {"", "Exit codes: 0 no errors, and no output; 2 errors."})
public final class CheckCommand implements Callable<Integer> {

    private final CliContext context;

    @Mixin
    private final ClasspathOption classpath = new ClasspathOption();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The scripts; - is standard input.")
    private List<File> files;

    public CheckCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ScriptFileChecker(context, classpath)
                .check(files.stream().map(File::getPath).toList());
    }
}
