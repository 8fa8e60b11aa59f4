package dev.arrshell.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Sits at a terminal: is shown the screen, and types the next line whenever the prompt begins to read. */
final class ScriptedKeyboard extends OutputStream {

    /** What switches bracketed paste on, as JLine does when it begins to read. */
    private static final byte[] READING = "\u001b[?2004h".getBytes(StandardCharsets.US_ASCII);

    private final PipedInputStream typed = new PipedInputStream();
    private final PipedOutputStream keys = new PipedOutputStream(typed);
    private final Deque<String> lines;
    private int matched;

    ScriptedKeyboard(List<String> lines) throws IOException {
        this.lines = new ArrayDeque<>(lines);
    }

    InputStream typed() {
        return typed;
    }

    @Override
    public synchronized void write(int shown) throws IOException {
        matched = shown == READING[matched] ? matched + 1 : shown == READING[0] ? 1 : 0;
        if (matched == READING.length) {
            matched = 0;
            type();
        }
    }

    private void type() throws IOException {
        if (!lines.isEmpty()) {
            keys.write(lines.remove().getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }
    }
}
