package dev.arrshell;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.language.BackgroundSession;
import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.ledger.ScheduledPeriod;
import dev.arrshell.internal.pool.PoolServer;
import dev.arrshell.internal.pool.PoolStages;
import dev.arrshell.internal.schedule.ScheduleStages;
import dev.arrshell.internal.schedule.ScheduledServer;
import dev.arrshell.internal.schedule.ScheduledSessions;
import dev.arrshell.internal.session.PeriodStarter;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Lease;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.Operation;
import dev.arrshell.model.ReapResult;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.pool.PoolDraft;
import dev.arrshell.schedule.ScheduleDraft;
import dev.arrshell.schedule.ScheduleEvent;
import dev.arrshell.schedule.SessionSchedule;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A client for one account in one region. */
final class ClientHandle extends LanguageStep implements ArrClient {

    private final AccountEndpoint target;
    private final Supplier<CompletableFuture<AccessToken>> tokens;
    private final ClientRuntime runtime;

    ClientHandle(AccountEndpoint target, Supplier<CompletableFuture<AccessToken>> tokens, ClientRuntime runtime) {
        this.target = target;
        this.tokens = tokens;
        this.runtime = runtime;
    }

    ClientRuntime runtime() {
        return runtime;
    }

    @Override
    public AccountId account() {
        return target.account();
    }

    @Override
    public Optional<Region> region() {
        return runtime.region();
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
    public PoolDraft.NeedsLease pool(SessionSize size) {
        UsageErrors.known(size);
        ArrOptions options = runtime.options();
        return PoolStages.of(new PoolStages.Client(
                size,
                lease -> pooled(size, lease),
                options.time(),
                runtime.callers(),
                options.prices().of(size),
                (id, waited) -> runtime.publish(now -> new SessionEvent.Lent(now, id, waited))));
    }

    private CompletableFuture<PoolServer> pooled(SessionSize size, Lease lease) {
        return Futures.map(
                new DraftStages.Complete(runtime, SessionSpec.of(size, lease)).create(PooledHandle::new),
                started -> new Pooled(started, runtime));
    }

    /** A handle on a session that a pool has started. */
    private static final class PooledHandle extends SessionHandle implements BackgroundSession {

        PooledHandle(SessionHandle same) {
            super(same);
        }
    }

    /** A session as a pool sees it. */
    private record Pooled(SessionHandle session, ClientRuntime runtime) implements PoolServer {

        @Override
        public SessionId id() {
            return session.id();
        }

        @Override
        public CompletableFuture<SessionProperties> awaitReady() {
            return session.beginWait(runtime.options().awaitAtMost(), progress -> {})
                    .future();
        }

        @Override
        public CompletableFuture<SessionProperties> properties() {
            return session.readProperties(runtime.calls("pool"));
        }

        @Override
        public CompletableFuture<Void> stop() {
            return session.sendStop();
        }

        @Override
        public Runnable keepLease(Duration keep, Duration upTo, Consumer<LeaseEvent> listener) {
            return session.beginKeeping(keep, upTo, listener)::close;
        }
    }

    static ScheduleDraft schedule(ClientRuntime runtime, DraftStages.Complete draft, String times, ZoneId zone) {
        return ScheduleStages.of(new Scheduled(runtime, draft), times, zone);
    }

    /** The sessions of a draft as a schedule sees them. */
    private record Scheduled(ClientRuntime runtime, DraftStages.Complete draft) implements ScheduledSessions {

        @Override
        public String description() {
            return draft.spec().size() + " at " + runtime.calls().target().endpoint();
        }

        @Override
        public Duration lease() {
            return draft.spec().lease().total();
        }

        @Override
        public TimeSource time() {
            return runtime.options().time();
        }

        private PeriodStarter starter() {
            return new PeriodStarter(
                    runtime.starter().with(runtime.calls("schedule")),
                    draft.spec().size(),
                    runtime.callers());
        }

        @Override
        public CompletableFuture<ScheduledServer> start(ScheduledPeriod period) {
            return starter()
                    .start(
                            period,
                            begin -> Futures.map(
                                    draft.create(PooledHandle::new, begin),
                                    session -> new ScheduledServer(new Pooled(session, runtime), false)),
                            this::takenOver);
        }

        private ScheduledServer takenOver(SessionId id) {
            PooledHandle session = new PooledHandle(SessionHandle.attached(runtime, id));
            runtime.options().listeners().starting(draft.spec()).accept(session);
            return new ScheduledServer(new Pooled(session, runtime), true);
        }

        @Override
        public CompletableFuture<Void> settle(ScheduledPeriod period) {
            return starter().settle(period);
        }

        @Override
        public CompletableFuture<List<ReapResult>> stopEnded(String schedule) {
            return starter().stopEnded(schedule);
        }

        @Override
        public void warn(String sentence) {
            runtime.options().listeners().onWarning().accept(sentence);
        }

        @Override
        public Consumer<ScheduleEvent> guarded(Consumer<? super ScheduleEvent> listener) {
            return runtime.options().listeners().guarded("of a schedule", listener);
        }

        @Override
        public void begun(SessionSchedule schedule) {
            runtime.account().begun(schedule);
        }

        @Override
        public boolean isEnding() {
            return runtime.closing().isGiven() || runtime.starter().pending().isClosed();
        }

        @Override
        public void onClose(CompletableFuture<?> before, Runnable action) {
            runtime.closing().onClose(before, action);
        }
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
    public ConversionDraft.NeedsInput conversion() {
        return new ConversionStages.WithoutInput(runtime);
    }

    @Override
    public Conversion conversion(String id) {
        return new ConversionHandle(runtime, ConversionId.parse(id));
    }

    @Override
    public List<ConversionProperties> conversions() {
        return Futures.get(this::listConversions, Operation.CONVERSION_LIST);
    }

    @Override
    public CompletableFuture<List<ConversionProperties>> conversionsAsync() {
        return runtime.handOver(listConversions());
    }

    private CompletableFuture<List<ConversionProperties>> listConversions() {
        return runtime.conversions("conversions")
                .list()
                .orElseGet(() -> CompletableFuture.failedFuture(
                        UsageErrors.state("v1 has no request that lists conversions: use 2021-01-01, or"
                                + " client.conversion('…') for one whose id you know")));
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
    protected Map<String, Supplier<Object>> nouns() {
        return Map.of(
                "account", this::account,
                "region", this::region,
                "endpoint", this::endpoint,
                "token", this::token,
                "sessions", this::sessions,
                "conversions", this::conversions,
                "leftovers", this::leftovers);
    }

    @Override
    public String toString() {
        return "ArrClient(account " + account() + ", "
                + region().map(Region::name).orElse("no region") + ", " + endpoint() + ")";
    }
}
