package dev.arrshell;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.util.Objects;

/** Where the language begins. */
public final class Arr implements AutoCloseable {

    private final ArrOptions options;

    private Arr(ArrOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    public static Arr create() {
        return create(ArrOptions.builder().build());
    }

    public static Arr create(ArrOptions options) {
        return new Arr(options);
    }

    public ArrOptions options() {
        return options;
    }

    public Account account(String id, String key) {
        return account(AccountId.of(id), AccountKey.of(key));
    }

    public Account account(AccountId id, AccountKey key) {
        throw new UnsupportedOperationException("being built");
    }

    public Account account(AccountId id, TokenProvider tokens) {
        throw new UnsupportedOperationException("being built");
    }

    @Override
    public void close() {}
}
