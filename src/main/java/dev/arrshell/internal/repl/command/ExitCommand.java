package dev.arrshell.internal.repl.command;

import picocli.CommandLine.Command;

/** {@code :exit}: the end of the prompt. */
@Command(name = "exit", description = "leaves the prompt, as Ctrl-D does")
public final class ExitCommand implements ReplCommand {

    @Override
    public void run(CommandContext context) {
        context.leave();
    }
}
