package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Tables of texts in a directory, in H2's MVStore. A change is on disk when {@link #flush()} returns, and survives the kill
 * of the process at any moment.
 *
 * <p>One thread writes the file: it takes all pending changes, writes them, forces them to disk, and then releases the
 * threads that wait for them. So waiting threads share one write, and a request's thread, which may be interrupted, does not
 * use the file. Thread-safe.
 */
public final class TextStore implements AutoCloseable {

    private static final String FILE = "arr.mv.db";
    private static final int CACHE_MEBIBYTES = 4;

    private final DirectoryLock directory;
    private final MVStore store;
    private final Thread writer = new Thread(this::write, "arr-emulator-store");
    private final Object lock = new Object();
    private Map<Key, Optional<Supplier<String>>> pending = new LinkedHashMap<>();
    private long enqueued;
    private long written;
    private boolean closing;
    private Throwable failure;

    private record Key(String table, String key) {}

    private TextStore(DirectoryLock directory, MVStore store) {
        this.directory = directory;
        this.store = store;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Opens the tables of a directory, which must exist.
     *
     * @throws IllegalStateException if another emulator uses it or it cannot be read; the message says which
     */
    public static TextStore open(Path directory) {
        try {
            DirectoryLock held = DirectoryLock.acquire(directory);
            try {
                return new TextStore(held, openFile(directory.resolve(FILE)));
            } catch (RuntimeException | Error e) {
                held.close();
                throw e;
            }
        } catch (IOException | MVStoreException e) {
            throw new IllegalStateException(
                    "the directory " + directory + " cannot be used: " + e.getMessage() + " (nothing was started)", e);
        }
    }

    /** Each write is on disk before the next, so unused space may be overwritten at once. */
    private static MVStore openFile(Path file) throws IOException {
        OwnerOnlyFiles.restrict(OwnerOnlyFiles.createFile(file));
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEBIBYTES)
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }

    /** A copy of a table on disk, empty if there is none; to be called before anything is put. */
    public Map<String, String> read(String table) {
        return new TreeMap<>(table(table));
    }

    private MVMap<String, String> table(String name) {
        return store.openMap(name);
    }

    /**
     * Puts a text.
     *
     * @param text evaluated when it is written; must always give the same text
     */
    public void put(String table, String key, Supplier<String> text) {
        enqueue(new Key(table, key), Optional.of(text));
    }

    /** Removes a text, if it is there. */
    public void remove(String table, String key) {
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
     * @throws IllegalStateException if they cannot be written, or the thread is interrupted
     */
    public void flush() {
        synchronized (lock) {
            long last = enqueued;
            while (written < last && failure == null) {
                await();
            }
            if (written < last) {
                throw new IllegalStateException("the emulator's data cannot be written", failure);
            }
        }
    }

    private void await() {
        try {
            lock.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while data was written", e);
        }
    }

    private void write() {
        attempt(this::writeAll);
        attempt(store::close);
    }

    private void writeAll() {
        while (writePending()) {
            // It ends when the store is closed.
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            synchronized (lock) {
                failure = failure == null ? e : failure;
                lock.notifyAll();
            }
        }
    }

    /** Writes the pending changes; false when the store is closed and nothing is pending. */
    private boolean writePending() {
        Map<Key, Optional<Supplier<String>>> batch;
        long upTo;
        synchronized (lock) {
            while (pending.isEmpty() && !closing) {
                await();
            }
            batch = pending;
            upTo = enqueued;
            pending = new LinkedHashMap<>();
        }
        batch.forEach(this::write);
        store.commit();
        store.sync();
        synchronized (lock) {
            written = upTo;
            lock.notifyAll();
            return !closing || !pending.isEmpty();
        }
    }

    private void write(Key key, Optional<Supplier<String>> text) {
        MVMap<String, String> table = table(key.table());
        if (text.isPresent()) {
            table.put(key.key(), text.get().get());
        } else {
            table.remove(key.key());
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
        requireWritten();
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

    private void requireWritten() {
        synchronized (lock) {
            if (failure != null || written < enqueued) {
                throw new IllegalStateException("the emulator's data cannot be written", failure);
            }
        }
    }
}
