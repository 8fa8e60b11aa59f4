package dev.arrshell;

import dev.arrshell.internal.auth.AuthorizedTransport;
import dev.arrshell.internal.auth.TokenCache;
import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.wire.Dialects;
import dev.arrshell.internal.wire.Target;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** An account with its token cache. */
final class AccountHandle implements Account {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S*");

    private final AccountId id;
    private final ArrOptions options;
    private final Transport transport;
    private final TokenCache tokens;

    AccountHandle(AccountId id, ArrOptions options, Transport transport, TokenCache tokens) {
        this.id = id;
        this.options = options;
        this.transport = transport;
        this.tokens = tokens;
    }

    @Override
    public AccountId id() {
        return id;
    }

    @Override
    public ArrClient region(String name) {
        Objects.requireNonNull(name, "region");
        return ADDRESS.matcher(name.trim()).matches() ? endpoint(uri(name.trim())) : region(Region.of(name));
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw Addresses.refused("'" + address + "' is no address: " + e.getMessage());
        }
    }

    @Override
    public ArrClient region(Region region) {
        URI base = options.endpoint(Objects.requireNonNull(region, "region"));
        return client(Addresses.checked(base, "the address of region " + region), Optional.of(region));
    }

    @Override
    public ArrClient endpoint(URI base) {
        return client(Addresses.checked(base, "endpoint"), Region.ofEndpoint(base));
    }

    private ArrClient client(URI base, Optional<Region> region) {
        Target target = new Target(base, id);
        SessionCalls calls = new SessionCalls(
                Dialects.of(options.apiVersion()),
                new AuthorizedTransport(transport, tokens, base, options.time()),
                target,
                options.time());
        return new ClientHandle(target, region, tokens, new Service(calls, options));
    }

    /** Groovy: {@code account.id}. */
    public Object propertyMissing(String name) {
        return Wrong.property(Account.class, name, Map.of("id", this::id));
    }

    /** Groovy: a call that does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw Wrong.call(Account.class, name, arguments, "region('westus2')");
    }

    @Override
    public String toString() {
        return "Account(" + id + ")";
    }
}
