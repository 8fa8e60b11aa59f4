package dev.arrshell.internal.repl.command;

import picocli.CommandLine;

/** {@code :clear}. */
@CommandLine.Command
public final class ClearCommand implements ReplCommand {

    @Override
    public void run(CommandContext prompt) {
        prompt.clear();
    }

    @Override
    public String name() {
        return "clear";
    }

    @Override
    public String sentence() {
        return "empties the screen";
    }
}
