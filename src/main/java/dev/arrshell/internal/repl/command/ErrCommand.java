package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.eval.ResultVariables;
import dev.arrshell.internal.text.SecretRedactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** {@code :err}. */
@CommandLine.Command
public final class ErrCommand implements ReplCommand {

    @Override
    public void run(CommandContext prompt) {
        Object failure = prompt.evaluator().binding().getVariable(ResultVariables.FAILURE);
        if (!(failure instanceof Throwable thrown)) {
            throw new IllegalStateException("nothing has failed yet");
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        prompt.print(SecretRedactor.mask(trace.toString().stripTrailing()));
    }

    @Override
    public String name() {
        return "err";
    }

    @Override
    public String sentence() {
        return "shows the whole trace of the last failure";
    }
}
