package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.SecretRedactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lets bytes through at once but for secrets, and tells what they say, line by line. Thread-safe. */
public final class TeeOutputStream extends OutputStream {

    private final OutputStream through;
    private final Consumer<String> listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public TeeOutputStream(OutputStream through, Consumer<String> listener) {
        this.through = through;
        this.listener = listener;
    }

    @Override
    public synchronized void write(int single) throws IOException {
        through.write(single);
        hear(single);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        through.write(masked(bytes, from, length));
        for (int i = from; i < from + length; i++) {
            hear(bytes[i]);
        }
    }

    /** What is printed comes in one piece, so that a secret in it does; a byte is a character here, and stays one. */
    private static byte[] masked(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        return SecretRedactor.mask(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void hear(int single) {
        if (single == '\n') {
            tell();
        } else {
            line.write(single);
        }
    }

    private void tell() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        listener.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    @Override
    public void flush() throws IOException {
        through.flush();
    }

    /** Tells a line that was begun and has no end. */
    public synchronized void rest() {
        if (line.size() > 0) {
            tell();
        }
    }
}
