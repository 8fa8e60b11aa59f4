package dev.arrshell.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr help session start}, however deep. */
@Command(name = "help", description = "Explains a command.")
final class HelpCommand implements Runnable {

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, such as session start.")
    private List<String> words = List.of();

    HelpCommand(Program program) {
        this.program = program;
    }

    @Override
    public void run() {
        CommandLine found = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = found.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(found, "there is no command " + word + " in " + found.getCommandName());
            }
            found = next;
        }
        found.usage(program.console().out());
    }
}
