package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.session.SessionListener;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.internal.service.token.SigningKey;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * State of an emulator in a directory: accounts, sessions, the key that signs tokens, the clock if it is virtual, and the
 * controls. Changes are on disk when {@link #flush} returns, which is before a response is sent. Thread-safe.
 */
public final class PersistentState implements SessionListener, AutoCloseable {

    private static final String FORMAT = "1";
    private static final String SERVICE = "service";
    private static final String SESSIONS = "sessions";
    private static final String FORMAT_KEY = "format";
    private static final String ACCOUNTS = "accounts";
    private static final String SIGNING = "signing";

    /** The key of a virtual clock's time. */
    public static final String CLOCK = "clock";

    private final Path directory;
    private final TextStore store;
    private final Map<String, String> service;

    private PersistentState(Path directory, TextStore store) {
        this.directory = directory;
        this.store = store;
        this.service = store.read(SERVICE);
    }

    /**
     * Opens a directory, or creates it.
     *
     * @throws IllegalStateException if it cannot be used: another emulator uses it, another version wrote it, it cannot
     *     be written, or the library that reads it is missing
     */
    public static PersistentState open(Path directory) {
        try {
            PersistentState opened =
                    new PersistentState(directory, TextStore.open(OwnerOnlyFiles.createDirectories(directory)));
            opened.requireKnownFormat();
            return opened;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the directory " + directory + " cannot be created: " + e.getMessage() + " (nothing was started)",
                    e);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "to keep data, com.h2database:h2-mvstore is needed on the class path (nothing was started)",
                    missing);
        }
    }

    private void requireKnownFormat() {
        String format = service.get(FORMAT_KEY);
        if (format == null) {
            put(FORMAT_KEY, FORMAT);
        } else if (!format.equals(FORMAT)) {
            store.close();
            throw new IllegalStateException("the directory " + directory + " was written by another version of arr, in"
                    + " format " + format + "; this one reads format " + FORMAT + " (nothing was started)");
        }
    }

    private synchronized void put(String key, String text) {
        if (!text.equals(service.put(key, text))) {
            store.put(SERVICE, key, () -> text);
        }
    }

    private synchronized Optional<String> get(String key) {
        return Optional.ofNullable(service.get(key));
    }

    /** The stored accounts in their order; empty in a new directory. */
    public Map<AccountId, AccountKey> accounts() {
        Map<AccountId, AccountKey> accounts = new LinkedHashMap<>();
        get(ACCOUNTS).stream().flatMap(String::lines).forEach(line -> {
            int blank = line.indexOf(' ');
            accounts.put(AccountId.parse(line.substring(0, blank)), AccountKey.parse(line.substring(blank + 1)));
        });
        return accounts;
    }

    public void putAccounts(Map<AccountId, AccountKey> accounts) {
        put(
                ACCOUNTS,
                accounts.entrySet().stream()
                        .map(account -> account.getValue()
                                .<String>revealTo(key -> account.getKey().value() + " " + key))
                        .collect(Collectors.joining("\n")));
    }

    /** The last time of a virtual clock; empty if the clock was not virtual. */
    public Optional<Instant> clock() {
        return get(CLOCK).map(Instant::parse);
    }

    /** Removes the time of a virtual clock, because the emulator runs on real time now. */
    public synchronized void removeClock() {
        if (service.remove(CLOCK) != null) {
            store.remove(SERVICE, CLOCK);
        }
    }

    public SigningKey signingKey() {
        SigningKey key = get(SIGNING).map(SigningKey::parse).orElseGet(SigningKey::fresh);
        put(SIGNING, key.encoded());
        return key;
    }

    /** The stored sessions. */
    public List<SessionRecord> sessions() {
        return store.read(SESSIONS).values().stream()
                .map(SessionRecordJson::read)
                .toList();
    }

    /** A text that was stored by {@link #flush}. */
    public Optional<String> text(String key) {
        return get(key);
    }

    @Override
    public void changed(SessionRecord session) {
        store.put(SESSIONS, key(session), () -> SessionRecordJson.write(session));
    }

    @Override
    public void forgotten(SessionRecord session) {
        store.remove(SESSIONS, key(session));
    }

    private static String key(SessionRecord session) {
        return session.scope().account() + "/" + session.id();
    }

    /**
     * Stores texts, and waits until all changes are on disk.
     *
     * @param texts evaluated under a lock, so that an older text never replaces a newer one
     */
    public void flush(Map<String, Supplier<String>> texts) {
        put(texts);
        store.flush();
    }

    private synchronized void put(Map<String, Supplier<String>> texts) {
        texts.forEach((key, text) -> put(key, text.get()));
    }

    /**
     * Stores texts and releases the directory, also if they cannot be written.
     *
     * @throws IllegalStateException if they cannot be written
     */
    public void close(Map<String, Supplier<String>> texts) {
        try {
            put(texts);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
