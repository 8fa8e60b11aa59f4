package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.SecretRedactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Output stream that masks secrets, and gives a listener each line that is written. Thread-safe. */
public final class TeeOutputStream extends OutputStream {

    private final OutputStream target;
    private final Consumer<String> listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public TeeOutputStream(OutputStream target, Consumer<String> listener) {
        this.target = target;
        this.listener = listener;
    }

    @Override
    public synchronized void write(int single) throws IOException {
        target.write(single);
        collect(single);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        target.write(masked(bytes, from, length));
        for (int i = from; i < from + length; i++) {
            collect(bytes[i]);
        }
    }

    /** Masks within one write: a text is printed in one. Each byte is taken as a character, and so preserved. */
    private static byte[] masked(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        return SecretRedactor.mask(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void collect(int single) {
        if (single == '\n') {
            endLine();
        } else {
            line.write(single);
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        listener.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** Gives the listener a line that has no end yet. */
    public synchronized void flushLine() {
        if (line.size() > 0) {
            endLine();
        }
    }
}
