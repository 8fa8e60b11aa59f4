package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.eval.DotContinuation;
import dev.arrshell.internal.repl.syntax.Completeness;
import dev.arrshell.internal.repl.syntax.CompletenessScanner;
import dev.arrshell.internal.repl.syntax.PromptInput;
import dev.arrshell.internal.view.layout.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Units from a pipe or a file. Asks nobody, colours nothing; complaints go to standard error. */
public final class PipeConsole implements ReplConsole {

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private String ahead;

    public PipeConsole(InputStream in, PrintStream out, PrintStream err) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
    }

    @Override
    public Read next(PromptText prompt) {
        String first = line();
        if (first == null) {
            return new Read.Ended();
        }
        StringBuilder text = new StringBuilder(first);
        while (wantsMore(text.toString())) {
            String next = line();
            if (next == null) {
                break;
            }
            text.append('\n').append(next);
        }
        return new Read.Entered(text.toString());
    }

    /** More lines are needed, or the next one goes on with a dot. */
    private boolean wantsMore(String text) {
        PromptInput unit = PromptInput.of(text);
        if (unit.isCommand() || unit.isBlank()) {
            return false;
        }
        if (CompletenessScanner.scan(unit.source()).is(Completeness.State.MORE)) {
            return true;
        }
        ahead = line();
        return ahead != null && DotContinuation.is(ahead);
    }

    private String line() {
        try {
            String line = ahead != null ? ahead : in.readLine();
            ahead = null;
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input: " + e, e);
        }
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.empty();
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public void print(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void complain(String text) {
        out.flush();
        err.println(text);
    }

    @Override
    public void flash(String text) {
        // Nobody looks.
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public Screen screen() {
        return Screen.unlimited();
    }

    @Override
    public Interrupts onInterrupt(Runnable action) {
        return () -> {};
    }

    @Override
    public void remember() {
        // A pipe has no history.
    }

    @Override
    public List<String> history() {
        return List.of();
    }

    @Override
    public String edit(String text) {
        throw new IllegalStateException("there is no terminal to edit at");
    }

    @Override
    public void clear() {
        // Nobody looks.
    }

    @Override
    public void close() {
        out.flush();
    }
}
