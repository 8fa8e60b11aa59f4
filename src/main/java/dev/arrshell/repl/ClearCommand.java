package dev.arrshell.repl;

import picocli.CommandLine;

/** {@code :clear}. */
@CommandLine.Command
final class ClearCommand implements Command {

    @Override
    public void run(Prompt prompt) {
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
