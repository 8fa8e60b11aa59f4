package dev.arrshell.internal.repl.command;

import picocli.CommandLine.Command;

/** {@code :clear}: an empty screen. */
@Command(name = "clear", description = "empties the screen")
public final class ClearCommand implements ReplCommand {

    @Override
    public void run(CommandContext context) {
        context.console().clear();
    }
}
