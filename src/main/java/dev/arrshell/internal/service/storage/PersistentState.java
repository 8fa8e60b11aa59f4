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
 * What an emulator keeps in a directory: accounts, sessions, the key that signs tokens, its clock if that is virtual,
 * and all that was steered. What an answer tells is on disk before the answer leaves. Thread-safe.
 */
public final class PersistentState implements SessionListener, AutoCloseable {

    private static final String FORMAT = "1";
    private static final String SERVICE = "service";
    private static final String SESSIONS = "sessions";
    private static final String FORMAT_KEY = "format";
    private static final String ACCOUNTS = "accounts";
    private static final String SIGNING = "signing";

    /** The text that holds a virtual clock's moment. */
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
     * Opens a directory, and makes it if need be.
     *
     * @throws IllegalStateException if it cannot be used: another emulator has it, a newer one wrote it, it cannot be
     *     written, or the library that reads it is missing
     */
    public static PersistentState in(Path directory) {
        try {
            PersistentState opened =
                    new PersistentState(directory, TextStore.in(OwnerOnlyFiles.createDirectories(directory)));
            opened.requireKnownFormat();
            return opened;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the directory " + directory + " cannot be made: " + e.getMessage() + " (nothing was started)", e);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "to keep data, com.h2database:h2-mvstore is needed on the class path (nothing was started)",
                    missing);
        }
    }

    private void requireKnownFormat() {
        String format = service.get(FORMAT_KEY);
        if (format == null) {
            keep(FORMAT_KEY, FORMAT);
        } else if (!format.equals(FORMAT)) {
            store.close();
            throw new IllegalStateException("the directory " + directory + " was written by another version of arr, in"
                    + " format " + format + "; this one reads format " + FORMAT + " (nothing was started)");
        }
    }

    private synchronized void keep(String key, String text) {
        if (!text.equals(service.put(key, text))) {
            store.put(SERVICE, key, () -> text);
        }
    }

    private synchronized Optional<String> kept(String key) {
        return Optional.ofNullable(service.get(key));
    }

    /** Where the data lies. */
    public Path directory() {
        return directory;
    }

    /** The accounts that were kept, in their order; empty in a new directory. */
    public Map<AccountId, AccountKey> accounts() {
        Map<AccountId, AccountKey> accounts = new LinkedHashMap<>();
        kept(ACCOUNTS).stream().flatMap(String::lines).forEach(line -> {
            int blank = line.indexOf(' ');
            accounts.put(AccountId.parse(line.substring(0, blank)), AccountKey.parse(line.substring(blank + 1)));
        });
        return accounts;
    }

    public void accounts(Map<AccountId, AccountKey> accounts) {
        keep(
                ACCOUNTS,
                accounts.entrySet().stream()
                        .map(account -> account.getValue()
                                .<String>revealTo(key -> account.getKey().value() + " " + key))
                        .collect(Collectors.joining("\n")));
    }

    /** What a virtual clock showed last; nothing if it was not virtual. */
    public Optional<Instant> clock() {
        return kept(CLOCK).map(Instant::parse);
    }

    /** In real time no clock is kept: whenever it goes on, it is later. */
    public synchronized void forgetClock() {
        if (service.remove(CLOCK) != null) {
            store.remove(SERVICE, CLOCK);
        }
    }

    public SigningKey signingKey() {
        SigningKey key = kept(SIGNING).map(SigningKey::of).orElseGet(SigningKey::fresh);
        keep(SIGNING, key.kept());
        return key;
    }

    /** The sessions that were kept. */
    public List<SessionRecord> sessions() {
        return store.read(SESSIONS).values().stream()
                .map(SessionRecordJson::read)
                .toList();
    }

    /** A text that was kept by {@link #settle}. */
    public Optional<String> text(String key) {
        return kept(key);
    }

    @Override
    public void keep(SessionRecord session) {
        store.put(SESSIONS, key(session), () -> SessionRecordJson.write(session));
    }

    @Override
    public void drop(SessionRecord session) {
        store.remove(SESSIONS, key(session));
    }

    private static String key(SessionRecord session) {
        return session.scope().account() + "/" + session.id();
    }

    /**
     * Keeps texts as they are now, and waits until all that was kept is on disk.
     *
     * @param texts read while nobody else does, so that an older one never takes a newer one's place
     */
    public void settle(Map<String, Supplier<String>> texts) {
        keep(texts);
        store.settle();
    }

    private synchronized void keep(Map<String, Supplier<String>> texts) {
        texts.forEach((key, text) -> keep(key, text.get()));
    }

    /**
     * Keeps texts as they are now, and lets go of the directory when all that was kept is on disk, or cannot be written.
     *
     * @throws IllegalStateException if it cannot be written
     */
    public void close(Map<String, Supplier<String>> texts) {
        try {
            keep(texts);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
