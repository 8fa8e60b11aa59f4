package dev.arrshell.internal.repl.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code :more}: the next page of the last long result. */
@Command(name = "more", description = "shows the next page of a long result; --all the rest of it")
public final class MoreCommand implements ReplCommand {

    @Option(names = "--all", description = "all that is left")
    private boolean all;

    @Override
    public void run(CommandContext context) {
        int rows = all ? Integer.MAX_VALUE : context.settings().lines();
        context.print(context.more().next(context.screen(), rows));
    }
}
