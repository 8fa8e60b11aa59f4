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
 * Tables of texts in a directory, in H2's MVStore. What is put is on disk when {@link #settle()} returns, and is there
 * again after the process was killed at any moment.
 *
 * <p>One thread does all that touches the file: it takes what has gathered, writes it, lets the operating system put it
 * on disk, and only then lets those go on who wait for it. So many who wait share one write, and no request's thread,
 * which may be interrupted, has the file in its hands. Thread-safe.
 */
public final class TextStore implements AutoCloseable {

    private static final String FILE = "arr.mv.db";
    private static final int CACHE_MEBIBYTES = 4;

    private final DirectoryLock directory;
    private final MVStore store;
    private final Thread writer = new Thread(this::write, "arr-emulator-store");
    private final Object lock = new Object();
    private Map<Place, Optional<Supplier<String>>> gathered = new LinkedHashMap<>();
    private long put;
    private long settled;
    private boolean closing;
    private Throwable failure;

    private record Place(String table, String key) {}

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
    public static TextStore in(Path directory) {
        try {
            DirectoryLock held = DirectoryLock.on(directory);
            try {
                return new TextStore(held, open(directory.resolve(FILE)));
            } catch (RuntimeException | Error e) {
                held.close();
                throw e;
            }
        } catch (IOException | MVStoreException e) {
            throw new IllegalStateException(
                    "the directory " + directory + " cannot be used: " + e.getMessage() + " (nothing was started)", e);
        }
    }

    /** As every write is put on disk before the next, what is no longer used may be overwritten at once. */
    private static MVStore open(Path file) throws IOException {
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

    /** A copy of a table as it is on disk; empty if there is none. For the start, before anything is put. */
    public Map<String, String> read(String table) {
        return new TreeMap<>(table(table));
    }

    private MVMap<String, String> table(String name) {
        return store.openMap(name);
    }

    /**
     * Puts a text.
     *
     * @param text made when it is written; must always give the same
     */
    public void put(String table, String key, Supplier<String> text) {
        gather(new Place(table, key), Optional.of(text));
    }

    /** Removes a text, if it is there. */
    public void remove(String table, String key) {
        gather(new Place(table, key), Optional.empty());
    }

    private void gather(Place place, Optional<Supplier<String>> text) {
        synchronized (lock) {
            gathered.put(place, text);
            put++;
            lock.notifyAll();
        }
    }

    /**
     * Waits until all that was put or removed before is on disk.
     *
     * @throws IllegalStateException if it cannot be written, or the thread is interrupted
     */
    public void settle() {
        synchronized (lock) {
            long mine = put;
            while (settled < mine && failure == null) {
                await();
            }
            if (settled < mine) {
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
        while (writeGathered()) {
            // until it is closed
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

    /** Says whether there may be more. */
    private boolean writeGathered() {
        Map<Place, Optional<Supplier<String>>> batch;
        long upTo;
        synchronized (lock) {
            while (gathered.isEmpty() && !closing) {
                await();
            }
            batch = gathered;
            upTo = put;
            gathered = new LinkedHashMap<>();
        }
        batch.forEach(this::write);
        store.commit();
        store.sync();
        synchronized (lock) {
            settled = upTo;
            lock.notifyAll();
            return !closing || !gathered.isEmpty();
        }
    }

    private void write(Place place, Optional<Supplier<String>> text) {
        MVMap<String, String> table = table(place.table());
        if (text.isPresent()) {
            table.put(place.key(), text.get().get());
        } else {
            table.remove(place.key());
        }
    }

    /**
     * Writes what is left and lets go of the directory, whatever happens: an interrupt does not hasten it, and the flag
     * is restored.
     *
     * @throws IllegalStateException if not all that was put could be written
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
            throw new IllegalStateException("the data directory cannot be let go", e);
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
            if (failure != null || settled < put) {
                throw new IllegalStateException("the emulator's data cannot be written", failure);
            }
        }
    }
}
