package dev.arrshell.repl;

import picocli.CommandLine;

/** {@code :exit}. */
@CommandLine.Command
final class ExitCommand implements Command {

    @Override
    public void run(Prompt prompt) {
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
