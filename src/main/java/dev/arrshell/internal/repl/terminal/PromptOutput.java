package dev.arrshell.internal.repl.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/**
 * Output of the prompt. The output of other threads is printed above the line that is being typed, line by line. While
 * the screen shows something else, output is held back. Results and prompts begin a line of their own. After the terminal was closed, as a signal does before the
 * process ends, it goes to standard error. Thread-safe.
 */
final class PromptOutput extends OutputStream {

    /** The most bytes that are held back; those that follow are dropped and counted. */
    private static final int MOST_HELD = 1 << 20;

    private final Terminal terminal;
    private final LineReader reader;
    private final PrintStream errors;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;
    private boolean isLineOpen;
    private long dropped;

    PromptOutput(Terminal terminal, LineReader reader, PrintStream errors) {
        this.terminal = terminal;
        this.reader = reader;
        this.errors = errors;
    }

    @Override
    public synchronized void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (holding) {
            hold(Arrays.copyOfRange(bytes, from, from + length));
            return;
        }
        line.write(bytes, from, length);
        byte[] all = line.toByteArray();
        boolean isReading = reader.isReading();
        int end = isReading ? lastLineEnd(all) : all.length;
        line.reset();
        line.write(all, end, all.length - end);
        if (end == 0) {
            return;
        }
        try {
            if (isReading) {
                reader.printAbove(new String(all, 0, end - 1, StandardCharsets.UTF_8));
            } else {
                terminal.output().write(all, 0, end);
                terminal.output().flush();
                isLineOpen = all[end - 1] != '\n';
            }
        } catch (IllegalStateException closed) {
            errors.write(all, 0, end);
        }
    }

    private static int lastLineEnd(byte[] all) {
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Ends a line that the code has begun and not ended, so that what comes next does not stand behind it. */
    synchronized void endLine() {
        if (isLineOpen) {
            isLineOpen = false;
            terminal.writer().println();
            terminal.flush();
        }
    }

    /** Prints lines and ends them. */
    synchronized void print(String text) {
        if (holding) {
            hold((text + "\n").getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            if (reader.isReading()) {
                reader.printAbove(text);
            } else {
                terminal.writer().print(line.toString(StandardCharsets.UTF_8));
                line.reset();
                endLine();
                terminal.writer().println(text);
                terminal.flush();
            }
        } catch (IllegalStateException closed) {
            errors.println(text);
        }
    }

    private void hold(byte[] bytes) {
        int kept = Math.min(bytes.length, MOST_HELD - held.size());
        held.write(bytes, 0, kept);
        dropped += bytes.length - kept;
    }

    /** Holds output back from now on. */
    synchronized void hold() {
        holding = true;
    }

    /** Prints what was held back, and how much was dropped. */
    synchronized void release() {
        holding = false;
        byte[] bytes = held.toByteArray();
        held.reset();
        try {
            write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be written: " + e.getMessage(), e);
        }
        if (dropped > 0) {
            print("(" + dropped + " bytes of output during :watch were dropped)");
            dropped = 0;
        }
    }
}
