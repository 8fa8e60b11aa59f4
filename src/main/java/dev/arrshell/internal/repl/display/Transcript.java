package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
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

/** Keeps all that is typed and written in a Markdown file, without secrets and colours. Thread-safe. */
public final class Transcript implements AutoCloseable {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Writer writer;
    private Path file;
    private volatile Runnable before = () -> {};

    /** The file that is being written. */
    public synchronized Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Begins a file.
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
            throw new IllegalArgumentException(path + " exists: --force replaces it", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Called before anything is typed and before the end, to tell what is still half said. */
    public void before(Runnable action) {
        before = action;
    }

    /** Something was typed. */
    public void typed(String prompt, String source) {
        before.run();
        write(COLOUR.matcher(prompt).replaceAll("")
                + SourceSecretMasker.mask(source).text() + "\n");
    }

    /** Something was written. */
    public void written(String text) {
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
            throw new UncheckedIOException("the transcript cannot be written any more: " + e.getMessage(), e);
        }
    }

    /** Ends the file. Does nothing if there is none. */
    @Override
    public void close() {
        // Not under the lock: what is half said has a lock of its own, and is told from other threads too.
        before.run();
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
            throw new UncheckedIOException("the transcript cannot be ended: " + e.getMessage(), e);
        } finally {
            writer = null;
            file = null;
        }
    }
}
