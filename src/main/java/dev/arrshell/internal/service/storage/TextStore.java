package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.service.storage.StoreFile.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tables of texts in a directory. A change is on disk when {@link #flush} returns true, and survives the kill of the process
 * at any moment.
 *
 * <p>One thread writes the file: it takes all pending changes, writes them, forces them to disk, and then releases the
 * threads that wait for them. So waiting threads share one write, and a request's thread, which may be interrupted, does not
 * use the file. What cannot be written, for want of space for example, stays pending; the file is opened anew for the next
 * attempt. Thread-safe.
 */
public final class TextStore implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TextStore.class.getName());

    private final Path path;
    private final String fileSystem;
    private final DirectoryLock directory;
    private final Thread writer = new Thread(this::writeAll, "arr-emulator-store");
    private final Object lock = new Object();

    /** Null after a failed attempt. Used before the writer starts, and by the writer. */
    private StoreFile file;

    private Map<Key, Optional<Supplier<String>>> pending = new LinkedHashMap<>();
    private long enqueued;
    private long written;
    private long failures;
    private boolean tryAgain;
    private boolean closing;
    private boolean closed;
    private Optional<Throwable> failure = Optional.empty();

    private TextStore(Path path, String fileSystem, DirectoryLock directory, StoreFile file) {
        this.path = path;
        this.fileSystem = fileSystem;
        this.directory = directory;
        this.file = file;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Opens the tables of a directory, which must exist.
     *
     * @param fileSystem the prefix of one of H2's file systems, empty for the usual one
     * @throws IllegalStateException if another emulator uses it, or it cannot be read whole; the message says which
     */
    static TextStore open(Path path, String fileSystem) {
        try {
            DirectoryLock held = DirectoryLock.acquire(path);
            try {
                return new TextStore(path, fileSystem, held, StoreFile.open(path, fileSystem));
            } catch (IOException | RuntimeException | Error e) {
                held.close();
                throw e;
            }
        } catch (IOException | StoreFile.UnusableException e) {
            throw new IllegalStateException(
                    "the directory " + path + " cannot be used: " + e.getMessage() + " (nothing was started)", e);
        }
    }

    /** A copy of a table on disk, empty if there is none; to be called before anything is put. */
    Map<String, String> read(String table) {
        return file.read(table);
    }

    /**
     * Puts a text.
     *
     * @param text evaluated when it is written; must always give the same text
     */
    void put(String table, String key, Supplier<String> text) {
        enqueue(new Key(table, key), Optional.of(text));
    }

    /** Removes a text, if it is there. */
    void remove(String table, String key) {
        enqueue(new Key(table, key), Optional.empty());
    }

    private void enqueue(Key key, Optional<Supplier<String>> text) {
        synchronized (lock) {
            pending.put(key, text);
            enqueued++;
            lock.notifyAll();
        }
    }

    /**
     * Waits until all earlier changes are on disk.
     *
     * @param again whether to try again, if the last attempt failed
     * @return whether they are
     * @throws IllegalStateException if the thread is interrupted
     */
    boolean flush(boolean again) {
        synchronized (lock) {
            long last = enqueued;
            long before = failures;
            if (failure.isPresent() && again) {
                tryAgain = true;
                lock.notifyAll();
            }
            while (written < last && failures == before && !closed && (failure.isEmpty() || again)) {
                await();
            }
            return written >= last;
        }
    }

    /** Why the last attempt to write failed; empty if it did not. */
    Optional<String> problem() {
        synchronized (lock) {
            return failure.map(why ->
                    "the data in " + path + " cannot be written (" + origin(why).getMessage() + ")");
        }
    }

    private static Throwable origin(Throwable why) {
        return why.getCause() == null ? why : origin(why.getCause());
    }

    private void await() {
        try {
            lock.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while data was written", e);
        }
    }

    private void writeAll() {
        while (writePending()) {
            // It ends when the store is closed.
        }
        if (file != null) {
            attempt(Map.of(), file::close);
        }
    }

    /** Writes the pending changes; false when the store is closed and nothing can be done any more. */
    private boolean writePending() {
        Map<Key, Optional<Supplier<String>>> batch;
        long upTo;
        synchronized (lock) {
            while (!closing && (pending.isEmpty() || failure.isPresent() && !tryAgain)) {
                await();
            }
            tryAgain = false;
            batch = pending;
            upTo = enqueued;
            pending = new LinkedHashMap<>();
        }
        boolean done = batch.isEmpty() || attempt(batch, () -> write(batch));
        synchronized (lock) {
            if (done) {
                written = upTo;
                failure = Optional.empty();
            }
            lock.notifyAll();
            return !closing || done && !pending.isEmpty();
        }
    }

    private void write(Map<Key, Optional<Supplier<String>>> batch) throws IOException {
        if (file == null) {
            file = StoreFile.open(path, fileSystem);
        }
        file.write(batch);
    }

    /** A step of the writer. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** Takes a step; after a failure all is as before it, but that the file is closed. */
    private boolean attempt(Map<Key, Optional<Supplier<String>>> batch, Step step) {
        try {
            step.run();
            return true;
        } catch (IOException | RuntimeException | Error e) {
            if (file != null) {
                file.abandon();
                file = null;
            }
            failed(batch, e);
            return false;
        }
    }

    private void failed(Map<Key, Optional<Supplier<String>>> batch, Throwable why) {
        boolean isFirst;
        synchronized (lock) {
            batch.forEach(pending::putIfAbsent);
            isFirst = failure.isEmpty();
            failure = Optional.of(why);
            failures++;
        }
        if (isFirst) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    problem().orElseThrow() + "; each request that changes something tries again");
        }
    }

    /**
     * Writes the pending changes and releases the directory. An interrupt has no effect on it; its flag is restored.
     *
     * @throws IllegalStateException if not all changes could be written
     */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        awaitWriter();
        try {
            directory.close();
        } catch (IOException e) {
            throw new IllegalStateException("the data directory cannot be released", e);
        }
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            if (written < enqueued) {
                failure = failure.or(() -> Optional.of(new IOException("it is closed")));
                throw new IllegalStateException(problem().orElseThrow() + ": changes are lost", failure.get());
            }
        }
    }

    private void awaitWriter() {
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
