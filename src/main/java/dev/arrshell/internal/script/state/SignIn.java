package dev.arrshell.internal.script.state;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.util.Optional;

/**
 * Who signs in: the account's id, and its key or a token that takes the key's place. What is not set is looked up.
 * Each change makes the account anew. Not thread-safe.
 */
final class SignIn {

    private final RequestTarget target;
    private final SecretStore secrets;
    private AccountId id;
    private AccountKey key;
    private AccessToken token;
    private boolean tokenGiven;
    private Account account;

    SignIn(RequestTarget target, SecretStore secrets) {
        this.target = target;
        this.secrets = secrets;
    }

    Optional<AccountId> id() {
        return Optional.ofNullable(id).or(target::accountId);
    }

    /** Another account has another token. */
    void id(AccountId chosen) {
        id = chosen;
        token(null);
    }

    Optional<AccountKey> key() {
        return Optional.ofNullable(key).or(target::accountKey).or(() -> secrets.find(SecretStore.ACCOUNT_KEY));
    }

    /** The emulator's key where there is one: it opens nothing else. */
    AccountKey secret(String name) {
        Optional<AccountKey> own = name.equals(SecretStore.ACCOUNT_KEY) ? target.accountKey() : Optional.empty();
        return own.orElseGet(() -> secrets.get(name));
    }

    /** Who sets a key wants it to be used. */
    void key(AccountKey chosen) {
        key = chosen;
        token(null);
    }

    Optional<AccessToken> token() {
        return Optional.ofNullable(token);
    }

    /** Signs in with a token, or with null by the key again. */
    void token(AccessToken given) {
        token = given;
        tokenGiven = given != null;
        account = null;
    }

    /** Remembers a token that the account's key has brought. */
    AccessToken fetched(AccessToken fresh) {
        token = fresh;
        return fresh;
    }

    boolean isTokenGiven() {
        return tokenGiven;
    }

    /** The key belongs to its account, and goes with it. */
    void moveTo(AccountId other) {
        if (!id().equals(Optional.of(other))) {
            id(other);
            key(null);
        }
    }

    Account account(Arr arr) {
        if (account == null) {
            AccountId who = needed(id(), "accountId", "accountId = '…', or ARR_ACCOUNT_ID in the environment");
            account = tokenGiven ? withToken(arr, who, token) : arr.account(who, keyNeeded());
        }
        return account;
    }

    private static Account withToken(Arr arr, AccountId who, AccessToken given) {
        return arr.account(who, () -> given);
    }

    private AccountKey keyNeeded() {
        return needed(key(), "accountKey", "accountKey = secret('ARR_ACCOUNT_KEY')");
    }

    static <T> T needed(Optional<T> value, String name, String remedy) {
        return value.orElseThrow(
                () -> new IllegalStateException(name + " is not set: " + remedy + " (nothing was sent)"));
    }
}
