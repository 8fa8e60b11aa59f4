package dev.arrshell;

import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A client for one account in one region. */
final class ClientHandle extends LanguageStep implements ArrClient {

    private final AccountEndpoint target;
    private final Optional<Region> region;
    private final Supplier<CompletableFuture<AccessToken>> tokens;
    private final ClientRuntime runtime;

    ClientHandle(
            AccountEndpoint target,
            Optional<Region> region,
            Supplier<CompletableFuture<AccessToken>> tokens,
            ClientRuntime runtime) {
        this.target = target;
        this.region = region;
        this.tokens = tokens;
        this.runtime = runtime;
    }

    @Override
    public AccountId account() {
        return target.account();
    }

    @Override
    public Optional<Region> region() {
        return region;
    }

    @Override
    public URI endpoint() {
        return target.endpoint();
    }

    @Override
    public AccessToken token() {
        return Futures.get(tokens::get, Operation.TOKEN);
    }

    @Override
    public CompletableFuture<AccessToken> tokenAsync() {
        return runtime.handOver(tokens.get());
    }

    @Override
    public SessionDraft.NeedsSize session() {
        return new DraftStages.WithoutSize(runtime);
    }

    @Override
    public Session session(String id) {
        return session(SessionId.parse(id));
    }

    @Override
    public Session session(SessionId id) {
        return SessionHandle.attached(runtime, Objects.requireNonNull(id, "id"));
    }

    @Override
    public List<SessionProperties> sessions() {
        return Futures.get(this::list, Operation.LIST);
    }

    @Override
    public CompletableFuture<List<SessionProperties>> sessionsAsync() {
        return runtime.handOver(list());
    }

    private CompletableFuture<List<SessionProperties>> list() {
        return Futures.map(runtime.calls("sessions").list(), this::remember);
    }

    private List<SessionProperties> remember(List<SessionProperties> sessions) {
        runtime.calls().known().met(sessions.stream().map(SessionProperties::id).toList());
        runtime.publish(now -> new SessionEvent.Listed(now, sessions));
        return sessions;
    }

    @Override
    public Leftovers leftovers() {
        return new LeftoversHandle(runtime, Duration.ZERO);
    }

    @Override
    public Recording record(String file) {
        return record(Path.of(Objects.requireNonNull(file, "file")));
    }

    @Override
    public Recording record(Path file) {
        Objects.requireNonNull(file, "file");
        return Recording.begin(
                file,
                runtime.listeners(),
                this::isOurs,
                runtime.options().listeners().onWarning());
    }

    private boolean isOurs(Exchange exchange) {
        boolean here = exchange.operation().filter(Operation.TOKEN::equals).isPresent()
                || exchange.uri().toString().startsWith(endpoint() + "/");
        return here && exchange.uri().getPath().contains("/accounts/" + account() + "/");
    }

    @Override
    Map<String, Supplier<Object>> nouns() {
        return Map.of(
                "account", this::account,
                "region", this::region,
                "endpoint", this::endpoint,
                "token", this::token,
                "sessions", this::sessions,
                "leftovers", this::leftovers);
    }

    @Override
    public String toString() {
        return "ArrClient(account " + account() + ", "
                + region.map(Region::name).orElse("no region") + ", " + endpoint() + ")";
    }
}
