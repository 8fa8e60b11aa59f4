package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.service.conversion.ConversionListener;
import dev.arrshell.internal.service.conversion.ConversionRecord;
import dev.arrshell.internal.service.session.SessionListener;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.internal.service.token.SigningKey;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * State of an emulator in a directory: accounts, sessions, conversions, the key that signs tokens, the clock if it is virtual, and the
 * controls. Changes are on disk when {@link #save} returns true, which is before a
 * response is sent. Thread-safe.
 */
public final class PersistentState implements SessionListener, ConversionListener, AutoCloseable {

    private static final String SERVICE = "service";
    private static final String SESSIONS = "sessions";
    private static final String CONVERSIONS = "conversions";
    private static final String ACCOUNTS = "accounts";
    private static final String SIGNING = "signing";

    /** The key of a virtual clock's time. */
    public static final String CLOCK = "clock";

    private final Path directory;
    private final TextStore store;
    private final Map<String, String> service;
    private final Map<String, String> sessions;
    private final Map<String, String> conversions;

    private PersistentState(Path directory, TextStore store) {
        this.directory = directory;
        this.store = store;
        this.service = store.read(SERVICE);
        this.sessions = store.read(SESSIONS);
        this.conversions = store.read(CONVERSIONS);
    }

    /**
     * Opens a directory, or creates it.
     *
     * @throws IllegalStateException if it cannot be used: another emulator uses it, another version wrote it, it is damaged or
     *     open to other users, it cannot be written, or the library that reads it is missing
     */
    public static PersistentState open(Path directory) {
        return open(directory, "");
    }

    /**
     * The same in a file system of H2.
     *
     * @param fileSystem the prefix of its names, empty for the usual one
     */
    public static PersistentState open(Path directory, String fileSystem) {
        try {
            return new PersistentState(directory, TextStore.open(DataDirectory.prepare(directory), fileSystem));
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

    /** Reads what is stored. What is not as it was written is named, together with the directory. */
    private <T> T readable(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the directory " + directory + " is damaged: " + what
                            + " in it cannot be read (nothing was started)",
                    e);
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
        return readable("the accounts", () -> {
            Map<AccountId, AccountKey> accounts = new LinkedHashMap<>();
            get(ACCOUNTS).stream().flatMap(String::lines).forEach(line -> {
                int blank = line.indexOf(' ');
                accounts.put(AccountId.parse(line.substring(0, blank)), AccountKey.parse(line.substring(blank + 1)));
            });
            return accounts;
        });
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
        return readable("the clock", () -> get(CLOCK).map(Instant::parse));
    }

    /** Removes the time of a virtual clock, because the emulator runs on real time now. */
    public synchronized void removeClock() {
        if (service.remove(CLOCK) != null) {
            store.remove(SERVICE, CLOCK);
        }
    }

    public SigningKey signingKey() {
        SigningKey key = readable("the signing key", () -> get(SIGNING).map(SigningKey::parse))
                .orElseGet(SigningKey::generate);
        put(SIGNING, key.encoded());
        return key;
    }

    /** The stored sessions; to be called once. */
    public List<SessionRecord> sessions() {
        List<SessionRecord> all = new ArrayList<>(sessions.size());
        sessions.forEach((key, text) -> all.add(readable("the session " + key, () -> session(key, text))));
        sessions.clear();
        return all;
    }

    private static SessionRecord session(String key, String text) {
        SessionRecord session = SessionRecordJson.read(text);
        if (!key(session).equals(key) || !SessionRecordJson.write(session).equals(text)) {
            throw new IllegalStateException("it is not as it was written");
        }
        return session;
    }

    /** The stored conversions; to be called once. */
    public List<ConversionRecord> conversions() {
        List<ConversionRecord> all = new ArrayList<>(conversions.size());
        conversions.forEach((key, text) -> all.add(readable("the conversion " + key, () -> conversion(key, text))));
        conversions.clear();
        return all;
    }

    private static ConversionRecord conversion(String key, String text) {
        ConversionRecord conversion = ConversionRecordJson.read(text);
        if (!key(conversion).equals(key)
                || !ConversionRecordJson.write(conversion).equals(text)) {
            throw new IllegalStateException("it is not as it was written");
        }
        return conversion;
    }

    /** Reads a text that was stored by {@link #save}, if there is one. */
    public void restore(String key, Consumer<String> reader) {
        readable("its " + key, () -> {
            get(key).ifPresent(reader);
            return key;
        });
    }

    @Override
    public void changed(SessionRecord session) {
        store.put(SESSIONS, key(session), () -> SessionRecordJson.write(session));
    }

    @Override
    public void forgotten(SessionRecord session) {
        store.remove(SESSIONS, key(session));
    }

    @Override
    public void changed(ConversionRecord conversion) {
        store.put(CONVERSIONS, key(conversion), () -> ConversionRecordJson.write(conversion));
    }

    @Override
    public void forgotten(ConversionRecord conversion) {
        store.remove(CONVERSIONS, key(conversion));
    }

    private static String key(ConversionRecord conversion) {
        return conversion.scope().account() + "/" + conversion.id();
    }

    private static String key(SessionRecord session) {
        return session.scope().account() + "/" + session.id();
    }

    /**
     * Stores texts, and waits until all changes are on disk.
     *
     * @param texts evaluated under a lock, so that an older text never replaces a newer one
     * @param again whether to try again where changes could not be stored
     * @return whether they are on disk
     */
    public boolean save(Map<String, Supplier<String>> texts, boolean again) {
        put(texts);
        return store.flush(again);
    }

    /** Why changes could not be stored at the last attempt; empty if they could. */
    public Optional<String> problem() {
        return store.problem();
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
