package dev.arrshell.internal.repl.command;

import java.util.List;
import picocli.CommandLine;

/** {@code :history}. */
@CommandLine.Command
public final class HistoryCommand implements ReplCommand {

    private static final int USUAL = 20;

    @CommandLine.Parameters(arity = "0..1", paramLabel = "N", description = "how many, the last 20 otherwise")
    private int number = USUAL;

    @Override
    public void run(CommandContext prompt) {
        List<String> all = prompt.history();
        int from = Math.max(0, all.size() - Math.max(0, number));
        for (int i = from; i < all.size(); i++) {
            prompt.print(String.format("%5d  %s", i + 1, all.get(i).replace("\n", "\n       ")));
        }
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String sentence() {
        return "lists what was entered";
    }
}
