package dev.arrshell;

import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.internal.transport.ListenerGuard;
import dev.arrshell.internal.wire.RecordingFormat;
import dev.arrshell.model.Exchange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Recording of the requests and answers of a client in a file, see {@link ArrClient#record(Path)}. Each exchange is one
 * line, written as soon as its answer has arrived. Thread-safe.
 */
public final class Recording implements AutoCloseable {

    private final Path file;
    private final BufferedWriter lines;
    private final ExchangeListeners listeners;
    private final Consumer<? super String> warnings;
    private final Predicate<Exchange> meant;
    private final Consumer<Exchange> listener;
    private boolean ended;

    private Recording(
            Path file, ExchangeListeners listeners, Predicate<Exchange> meant, Consumer<? super String> warnings)
            throws IOException {
        this.file = file;
        this.listeners = listeners;
        this.meant = meant;
        this.warnings = warnings;
        listener = new ListenerGuard("of the recording " + file, warnings).around(this::write);
        lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    static Recording begin(
            Path file, ExchangeListeners listeners, Predicate<Exchange> meant, Consumer<? super String> warnings) {
        try {
            Recording recording = new Recording(file, listeners, meant, warnings);
            recording.writeLine(RecordingFormat.header());
            listeners.add(recording.listener);
            return recording;
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    file + " is there already: choose another name, or remove it (nothing was sent)", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot write " + file + ": " + e.getMessage() + " (nothing was sent)", e);
        }
    }

    private synchronized void write(Exchange exchange) {
        if (ended || !meant.test(exchange)) {
            return;
        }
        try {
            writeLine(RecordingFormat.line(exchange));
        } catch (IOException e) {
            end();
            warnings.accept("the recording " + file + " ends here, as it cannot be written: " + e.getMessage());
        }
    }

    private void writeLine(String line) throws IOException {
        lines.write(line);
        lines.write('\n');
        lines.flush();
    }

    /**
     * Where it is written.
     *
     * @return the file
     */
    public Path file() {
        return file;
    }

    /** Ends the recording; the client goes on. Closing twice is fine. */
    @Override
    public synchronized void close() {
        if (!ended) {
            end();
        }
    }

    private void end() {
        ended = true;
        listeners.remove(listener);
        try {
            lines.close();
        } catch (IOException e) {
            warnings.accept("the recording " + file + " cannot be closed: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "Recording(" + file + ")";
    }
}
