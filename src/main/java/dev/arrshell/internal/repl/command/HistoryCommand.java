package dev.arrshell.internal.repl.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :history}: the last entries, numbered. */
@Command(name = "history", description = "lists what was entered")
public final class HistoryCommand implements ReplCommand {

    @Parameters(arity = "0..1", paramLabel = "N", description = "how many entries; 20 by default")
    private int number = 20;

    @Override
    public void run(CommandContext context) {
        List<String> all = context.console().history();
        for (int i = Math.max(0, all.size() - Math.max(0, number)); i < all.size(); i++) {
            context.print(String.format("%5d  %s", i + 1, all.get(i).replace("\n", "\n       ")));
        }
    }
}
