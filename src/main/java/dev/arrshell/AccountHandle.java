package dev.arrshell;

import dev.arrshell.internal.auth.AuthorizedTransport;
import dev.arrshell.internal.auth.TokenCache;
import dev.arrshell.internal.conversion.ConversionCalls;
import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.session.SessionStarter;
import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.internal.text.ValueErrors;
import dev.arrshell.internal.transport.CallRateLimiter;
import dev.arrshell.internal.transport.RetryLoop;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.internal.transport.RetryingTransport;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.internal.wire.ConversionDialect;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireDialect;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.schedule.SessionSchedule;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** An account with its token cache, which makes the clients. */
final class AccountHandle extends LanguageStep implements Account {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S*");

    private final AccountId id;
    private final ArrOptions options;
    private final UnaryOperator<URI> detour;
    private final Transport transport;
    private final TokenCache tokens;
    private final String issuer;
    private final AccountRuntime runtime;

    AccountHandle(
            AccountId id,
            ArrOptions options,
            UnaryOperator<URI> detour,
            Transport transport,
            TokenCache tokens,
            String issuer,
            AccountRuntime runtime) {
        this.id = id;
        this.options = options;
        this.detour = detour;
        this.transport = transport;
        this.tokens = tokens;
        this.issuer = issuer;
        this.runtime = runtime;
    }

    @Override
    public AccountId id() {
        return id;
    }

    @Override
    public ClientHandle region(String name) {
        Objects.requireNonNull(name, "region");
        return ADDRESS.matcher(name.trim()).matches() ? endpoint(uri(name.trim())) : region(Region.parse(name));
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw ValueErrors.because("'%s' is no address: %s", address, e.getMessage());
        }
    }

    @Override
    public ClientHandle region(Region region) {
        URI base = options.endpoint(Objects.requireNonNull(region, "region"));
        return client(HttpAddress.check(base, "the address of region " + region), Optional.of(region));
    }

    @Override
    public ClientHandle endpoint(URI base) {
        URI wanted = secured(HttpAddress.check(base, "endpoint"));
        return client(detour.apply(wanted), Region.ofEndpoint(base));
    }

    /** Refuses an address to which secrets would travel readably over a network. */
    private URI secured(URI base) {
        return options.isInsecureAllowed() ? base : HttpAddress.checkSecure(base, "endpoint");
    }

    private ClientHandle client(URI base, Optional<Region> region) {
        AccountEndpoint target = new AccountEndpoint(secured(base), id);
        Transport retrying = retrying(target, options.retries());
        Transport unretried = retrying(target, RetryPolicy.NONE);
        SessionCalls calls = sessions(retrying, target);
        SessionStarter starter = new SessionStarter(
                calls,
                runtime.ledger(),
                runtime.pending(),
                options.retries(),
                options.time(),
                runtime.closing(),
                options.listeners().onWarning());
        return new ClientHandle(
                target,
                this::token,
                new ClientRuntime(
                        this,
                        region,
                        calls,
                        sessions(unretried, target),
                        conversions(retrying, target),
                        conversions(unretried, target),
                        starter,
                        options,
                        runtime.listeners(),
                        runtime.closing()));
    }

    private SessionCalls sessions(Transport retrying, AccountEndpoint target) {
        return new SessionCalls(
                WireDialect.of(options.apiVersion()), retrying, target, options.time(), runtime.known());
    }

    private ConversionCalls conversions(Transport retrying, AccountEndpoint target) {
        return new ConversionCalls(ConversionDialect.of(options.apiVersion()), retrying, target, options.time());
    }

    private Transport retrying(AccountEndpoint target, RetryPolicy retries) {
        Transport authorized = new AuthorizedTransport(transport, tokens, target.endpoint(), options.time());
        RetryLoop attempts = new RetryLoop(retries, runtime.limiter(), options.time(), runtime.closing());
        return new RetryingTransport(authorized, attempts);
    }

    /** Adds a schedule to those of the entry point, until it ends. */
    void begun(SessionSchedule schedule) {
        runtime.schedules().add(schedule);
        schedule.ended().thenRun(() -> runtime.schedules().remove(schedule));
    }

    private CompletableFuture<AccessToken> token() {
        RetryLoop attempts = new RetryLoop(
                options.retries(), new CallRateLimiter(0, options.time()), options.time(), runtime.closing());
        return attempts.run(tokens::token, UnaryOperator.identity(), RetryRules::isPassing, again -> {});
    }

    @Override
    protected Map<String, Supplier<Object>> nouns() {
        return Map.of("id", this::id);
    }

    @Override
    public String toString() {
        return "Account(" + id + ", tokens from " + issuer + ")";
    }
}
