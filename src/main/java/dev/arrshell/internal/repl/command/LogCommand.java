package dev.arrshell.internal.repl.command;

import dev.arrshell.Session;
import dev.arrshell.internal.text.PrintableText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :log}: the end of what the server of a session has printed. */
@Command(name = "log", description = "prints the last lines that the server of a session has printed")
public final class LogCommand implements ReplCommand {

    private static final int LINES = 20;

    @Option(names = "--all", description = "prints all that is kept")
    private boolean all;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "the session; the current one unless told")
    private String id;

    @Override
    public void run(CommandContext context) {
        Session session = id == null
                ? context.workspace().sessionNeeded()
                : context.workspace().client().session(id);
        List<String> lines = PrintableText.stripped(session.log()).lines().toList();
        int first = all ? 0 : Math.max(0, lines.size() - LINES);
        if (lines.isEmpty()) {
            context.print("the server of " + session.id() + " has printed nothing");
        } else if (first == 0) {
            context.print(String.join("\n", lines));
        } else {
            context.print(String.join("\n", lines.subList(first, lines.size())) + "\nthe last " + LINES + " lines of "
                    + lines.size() + "; :log --all prints all");
        }
    }
}
