package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** Transcript of all input and output in a Markdown file, without secrets and colours. Thread-safe. */
public final class Transcript implements AutoCloseable {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Writer writer;
    private Path file;
    private volatile Runnable flush = () -> {};

    /** The file that is being written; empty if there is none. */
    public synchronized Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Starts a file.
     *
     * @param force whether to replace one that exists
     * @throws IllegalArgumentException if it exists or cannot be written
     */
    public synchronized void on(Path path, boolean force) {
        OpenOption option = force ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
        try {
            Writer opened = Files.newBufferedWriter(
                    path, option, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            end();
            writer = opened;
            file = path;
            write("```text\n");
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(path + " exists; --force replaces it", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Sets an action that reports pending output, called before each input and before the end. */
    public void onFlush(Runnable action) {
        flush = action;
    }

    /** Records an input. */
    public void addInput(String prompt, String source) {
        flush.run();
        write(COLOUR.matcher(prompt).replaceAll("")
                + SourceSecretMasker.mask(source).text() + "\n");
    }

    /** Records output. */
    public void addOutput(String text) {
        write(SecretRedactor.mask(COLOUR.matcher(text).replaceAll("")) + "\n");
    }

    private synchronized void write(String text) {
        if (writer == null) {
            return;
        }
        try {
            writer.write(text);
            writer.flush();
        } catch (IOException e) {
            writer = null;
            file = null;
            throw new UncheckedIOException("the transcript can no longer be written: " + e.getMessage(), e);
        }
    }

    /** Ends the file, if there is one. */
    @Override
    public void close() {
        // Not under the lock: pending output has a lock of its own, and other threads report it too.
        flush.run();
        end();
    }

    private synchronized void end() {
        if (writer == null) {
            return;
        }
        write("```\n");
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the end of the transcript cannot be written: " + e.getMessage(), e);
        } finally {
            writer = null;
            file = null;
        }
    }
}
