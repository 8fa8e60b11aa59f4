package dev.arrshell.internal.script.state;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.text.UsageMessages;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.util.Optional;

/**
 * The account: its id, and its key or a token that takes the key's place. What is not set is looked up. Each change makes
 * the account anew. Not thread-safe.
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

    /** Sets the id and forgets the token, which belongs to the account before. */
    void id(AccountId chosen) {
        id = chosen;
        token(null);
    }

    Optional<AccountKey> key() {
        return Optional.ofNullable(key).or(target::accountKey).or(() -> secrets.find(SecretStore.ACCOUNT_KEY));
    }

    /** The secret of a name; the emulator's own key where the target is an emulator. */
    AccountKey secret(String name) {
        Optional<AccountKey> own = name.equals(SecretStore.ACCOUNT_KEY) ? target.accountKey() : Optional.empty();
        return own.orElseGet(() -> secrets.get(name));
    }

    /** Sets the key and forgets the token, which would be used in its place. */
    void key(AccountKey chosen) {
        key = chosen;
        token(null);
    }

    Optional<AccessToken> token() {
        return Optional.ofNullable(token);
    }

    /** Sets the token to sign in with; null to sign in with the key again. */
    void token(AccessToken given) {
        token = given;
        tokenGiven = given != null;
        account = null;
    }

    /** Remembers a token that was requested with the key. */
    AccessToken fetched(AccessToken fresh) {
        token = fresh;
        return fresh;
    }

    boolean isTokenGiven() {
        return tokenGiven;
    }

    /** Changes to another account, whose key is not that of the account before. */
    void moveTo(AccountId other) {
        if (!id().equals(Optional.of(other))) {
            id(other);
            key(null);
        }
    }

    Account account(Arr arr) {
        if (account == null) {
            AccountId known = needed(id(), "accountId", "accountId = '…', or ARR_ACCOUNT_ID in the environment");
            AccessToken given = token;
            account = tokenGiven
                    ? arr.account(known, () -> given)
                    : arr.account(known, needed(key(), "accountKey", "accountKey = secret('ARR_ACCOUNT_KEY')"));
        }
        return account;
    }

    static <T> T needed(Optional<T> value, String name, String remedy) {
        return value.orElseThrow(
                () -> new IllegalStateException(name + " is not set: " + remedy + UsageMessages.NOTHING_SENT));
    }
}
