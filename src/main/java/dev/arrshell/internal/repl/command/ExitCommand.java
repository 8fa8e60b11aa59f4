package dev.arrshell.internal.repl.command;

import picocli.CommandLine;

/** {@code :exit}. */
@CommandLine.Command
public final class ExitCommand implements ReplCommand {

    @Override
    public void run(CommandContext prompt) {
        prompt.leave();
    }

    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String sentence() {
        return "leaves the prompt, as Ctrl-D does";
    }
}
