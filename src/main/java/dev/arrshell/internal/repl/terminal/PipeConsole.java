package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.eval.DotContinuation;
import dev.arrshell.internal.syntax.PromptInput;
import dev.arrshell.internal.view.layout.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Console for a pipe or a file: no questions, no colours, errors on standard error. */
public final class PipeConsole implements ReplConsole {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private String ahead;
    private boolean begun;

    public PipeConsole(InputStream in, PrintStream out, PrintStream err) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
    }

    @Override
    public Optional<String> read(PromptText prompt) {
        String first = line();
        if (first == null) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(first);
        while (goesOn(text.toString())) {
            String next = line();
            if (next == null) {
                break;
            }
            text.append('\n').append(next);
        }
        return Optional.of(text.toString());
    }

    /** Whether the input needs more lines, or the next one continues it with a dot. */
    private boolean goesOn(String text) {
        PromptInput input = PromptInput.parse(text);
        if (input.isCommand() || input.isBlank() || input.needsMore()) {
            return input.needsMore();
        }
        ahead = line();
        return ahead != null && DotContinuation.is(ahead);
    }

    private String line() {
        try {
            String line = ahead != null ? ahead : in.readLine();
            ahead = null;
            boolean isMarked = !begun && line != null && line.startsWith(BYTE_ORDER_MARK);
            begun = true;
            return isMarked ? line.substring(1) : line;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read: " + e, e);
        }
    }

    @Override
    public void print(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void printError(String text) {
        out.flush();
        err.println(text);
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
    public void close() {
        out.flush();
    }
}
