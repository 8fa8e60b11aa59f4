package dev.arrshell.emulator;

import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accounts that a builder was given, and what becomes of the well-known one where others can reach the emulator. */
final class EmulatorAccounts {

    private static final int KEY_BYTES = 32;

    private final Map<AccountId, AccountKey> accounts = new LinkedHashMap<>();
    private boolean allowsWellKnownKey;

    EmulatorAccounts() {
        accounts.put(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY);
    }

    void add(AccountId id, AccountKey key) {
        accounts.put(id, key);
        allowsWellKnownKey |= key.equals(ArrEmulator.ACCOUNT_KEY);
    }

    void removeWellKnown() {
        accounts.remove(ArrEmulator.ACCOUNT_ID);
    }

    /** That of a recording, which has no key, so that it gets the well-known one. */
    Map<AccountId, AccountKey> of(RecordingPlayer replay, InetAddress address) {
        AccountKey key = allowsWellKnownKey ? ArrEmulator.ACCOUNT_KEY : keyInPlaceOfWellKnown(Map.of(), address);
        return Map.of(replay.account().orElse(ArrEmulator.ACCOUNT_ID), key);
    }

    /**
     * All, the stored ones too. With stored accounts, the well-known one is known only if it is one of them, and then with its
     * stored key; unless it is given as an account.
     */
    Map<AccountId, AccountKey> with(Map<AccountId, AccountKey> stored, InetAddress address) {
        Map<AccountId, AccountKey> known = new LinkedHashMap<>(accounts);
        if (!allowsWellKnownKey) {
            known.computeIfPresent(
                    ArrEmulator.ACCOUNT_ID,
                    (id, key) -> key.equals(ArrEmulator.ACCOUNT_KEY) ? keyInPlaceOfWellKnown(stored, address) : key);
        }
        stored.forEach(known::putIfAbsent);
        return known;
    }

    /** The stored key, null for no account, or one that others do not know if other machines reach this one. */
    private static AccountKey keyInPlaceOfWellKnown(Map<AccountId, AccountKey> stored, InetAddress address) {
        AccountKey key = stored.isEmpty() ? ArrEmulator.ACCOUNT_KEY : stored.get(ArrEmulator.ACCOUNT_ID);
        boolean isPublic = ArrEmulator.ACCOUNT_KEY.equals(key) && !address.isLoopbackAddress();
        return isPublic ? freshKey() : key;
    }

    private static AccountKey freshKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return AccountKey.parse(Base64.getEncoder().encodeToString(bytes));
    }
}
