package dev.arrshell.repl;

import dev.arrshell.model.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** {@code :err}. */
@CommandLine.Command
final class ErrCommand implements Command {

    @Override
    public void run(Prompt prompt) {
        Object failure = prompt.evaluator().binding().getVariable(Results.FAILURE);
        if (!(failure instanceof Throwable thrown)) {
            throw new IllegalStateException("nothing has failed yet");
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        prompt.print(Secrets.mask(trace.toString().stripTrailing()));
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
