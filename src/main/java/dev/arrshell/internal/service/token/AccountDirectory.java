package dev.arrshell.internal.service.token;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accounts that the token service knows. Immutable. */
public final class AccountDirectory {

    private final Map<AccountId, AccountKey> keys;
    private final boolean open;

    public AccountDirectory(Map<AccountId, AccountKey> keys, boolean open) {
        this.keys = new LinkedHashMap<>(keys);
        this.open = open;
    }

    boolean knows(AccountId account) {
        return open || keys.containsKey(account);
    }

    /** Compares in a time that does not depend on where the keys differ. */
    boolean isKeyOf(AccountId account, String key) {
        byte[] given = key.getBytes(StandardCharsets.UTF_8);
        return open
                || keys.get(account)
                        .revealTo(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given));
    }
}
