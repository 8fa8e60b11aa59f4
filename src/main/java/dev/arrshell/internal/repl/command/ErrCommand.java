package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.eval.ResultVariables;
import dev.arrshell.internal.view.layout.SafeText;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.Command;

/** {@code :err}: the stack trace of the last failure. */
@Command(name = "err", description = "prints the whole stack trace of the last failure")
public final class ErrCommand implements ReplCommand {

    @Override
    public void run(CommandContext context) {
        Object failure = context.evaluator().binding().getVariable(ResultVariables.FAILURE);
        if (!(failure instanceof Throwable thrown)) {
            throw new IllegalStateException("no statement has failed yet");
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        context.print(SafeText.clean(trace.toString().stripTrailing()));
    }
}
