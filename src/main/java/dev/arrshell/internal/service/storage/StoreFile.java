package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The tables on disk, in H2's MVStore. What is opened is what was written last, or it is refused: the texts have checksums, a
 * table of its own has the number of rows of each table, and a {@link StoreMark} has the last version. Not thread-safe.
 */
final class StoreFile {

    /** The form of what is stored. Format 1 had no checksums. */
    static final int FORMAT = 2;

    private static final String FILE = "arr.mv.db";
    private static final String COUNTS = "rows";
    private static final int CACHE_MEBIBYTES = 4;

    private static final String GO_ON = "; to go on with what is left, delete its file " + StoreMark.FILE;

    private final Path directory;
    private final MVStore store;

    private StoreFile(Path directory, MVStore store) {
        this.directory = directory;
        this.store = store;
    }

    /** A text's place. */
    record Key(String table, String key) {}

    /** The store cannot be used, or not without loss; the message says why. */
    static final class UnusableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * Opens the store of a directory, or creates it.
     *
     * @param fileSystem the prefix of one of H2's file systems, empty for the usual one
     * @throws UnusableException if it is damaged, of another format, or cannot be read; it is left as it is
     * @throws IOException if it cannot be created
     */
    static StoreFile open(Path directory, String fileSystem) throws IOException {
        Optional<StoreMark> mark = StoreMark.read(directory);
        Path file = directory.resolve(FILE);
        if (mark.isPresent() && (Files.notExists(file) || Files.size(file) == 0)) {
            throw new UnusableException(
                    "its file " + FILE + " is missing or empty: all "
                            + mark.get().rows() + " entries are lost" + GO_ON,
                    null);
        }
        OwnerOnlyFiles.restrict(OwnerOnlyFiles.createFile(file));
        StoreFile opened = new StoreFile(directory, openStore(fileSystem + file));
        try {
            opened.requireFormat();
            opened.requireAll(mark);
            return opened;
        } catch (Throwable e) {
            opened.abandon();
            throw e instanceof UnusableException known ? known : damaged(e);
        }
    }

    /** Each write is on disk before the next, so unused space may be overwritten at once. */
    private static MVStore openStore(String name) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(name)
                    .autoCommitDisabled()
                    .cacheSize(CACHE_MEBIBYTES)
                    .open();
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            return store;
        } catch (RuntimeException | Error e) {
            throw damaged(e);
        }
    }

    /** A damaged length can make MVStore run out of memory, and much else; so every failure is one of the file. */
    private static UnusableException damaged(Throwable e) {
        return new UnusableException("its file " + FILE + " cannot be read (" + e.getMessage() + ")", e);
    }

    private void requireFormat() {
        if (store.getMapNames().isEmpty()) {
            store.setStoreVersion(FORMAT);
        }
        int format = Math.max(1, store.getStoreVersion());
        if (format != FORMAT) {
            throw new UnusableException(
                    "it was written by another version of arr, in format " + format + ", which this one does not read:"
                            + " it reads format " + FORMAT,
                    null);
        }
    }

    private void requireAll(Optional<StoreMark> mark) {
        long rows = rows();
        if (mark.isPresent() && store.getCurrentVersion() < mark.get().version()) {
            throw new UnusableException(
                    "its file " + FILE + " is damaged: what can be read is an older state, with " + rows + " entries,"
                            + " where there were " + mark.get().rows() + GO_ON,
                    null);
        }
        counts().forEach((table, count) -> requireCount(table, Long.parseLong(count)));
        store.getMapNames().stream()
                .filter(table -> !table.equals(COUNTS) && !counts().containsKey(table))
                .forEach(table -> requireCount(table, 0));
    }

    private void requireCount(String table, long count) {
        long found = table(table).entrySet().stream()
                .filter(row -> row.getKey() != null && row.getValue() != null)
                .count();
        if (found != count) {
            throw new UnusableException(
                    "its file " + FILE + " is damaged: " + found + " of " + count + " " + table + " can be read", null);
        }
    }

    private long rows() {
        return counts().values().stream().mapToLong(Long::parseLong).sum();
    }

    private MVMap<String, String> counts() {
        return table(COUNTS);
    }

    private MVMap<String, String> table(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, String>()
                        .keyType(ChecksummedText.TYPE)
                        .valueType(ChecksummedText.TYPE));
    }

    /** A copy of a table, empty if there is none. */
    Map<String, String> read(String table) {
        return new TreeMap<>(table(table));
    }

    /** Puts and removes texts; they are on disk when it returns. If it fails, nothing more can be done with this object. */
    void write(Map<Key, Optional<Supplier<String>>> changes) throws IOException {
        Set<String> changed = new HashSet<>();
        changes.forEach((key, text) -> {
            write(key, text);
            changed.add(key.table());
        });
        changed.forEach(table -> counts().put(table, String.valueOf(table(table).sizeAsLong())));
        store.commit();
        store.sync();
        mark();
    }

    private void write(Key key, Optional<Supplier<String>> text) {
        MVMap<String, String> table = table(key.table());
        if (text.isPresent()) {
            table.put(key.key(), text.get().get());
        } else {
            table.remove(key.key());
        }
    }

    private void mark() throws IOException {
        new StoreMark(store.getCurrentVersion(), rows()).write(directory);
    }

    void close() {
        store.close();
    }

    /** Closes the file and writes nothing more to it. */
    void abandon() {
        try {
            store.closeImmediately();
        } catch (RuntimeException | Error e) {
            // It failed before, which has been told.
        }
    }
}
