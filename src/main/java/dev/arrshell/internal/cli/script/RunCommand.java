package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.OnExitOption;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arr run}: the same as {@code arr FILE}, also for a script that has the name of a command. */
@Command(name = "run", description = "Runs a script; - reads it from standard input.")
public final class RunCommand implements Callable<Integer> {

    private final CliContext context;

    @Option(names = "--on-exit", paramLabel = "WHAT", description = ScriptLauncher.ON_EXIT)
    private OnExitOption onExit = OnExitOption.stop;

    @Mixin
    private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Mixin
    private final StayOptions stay = new StayOptions();

    @Mixin
    private final ClasspathOption classpath = new ClasspathOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "The script.")
    private File file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "args",
            description = "The script's arguments, which it reads as args.")
    private List<String> arguments = List.of();

    public RunCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ScriptLauncher(context, onExit, rehearsal, classpath, stay).run(file.getPath(), arguments);
    }
}
