package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.server.ServerConfiguration;
import dev.arrshell.internal.service.slurm.SlurmProvider;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/** The trial of {@code arr serve --check}: starts a server of each size, one after the other, and ends it again. */
final class ServerTrial implements ServerListener {

    /** The lease of a server that is tried; it ends long before. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** How long after its start-up time a start that tells nothing is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long after its grace a server may take to end. */
    private static final Duration AFTER_GRACE = Duration.ofSeconds(10);

    private static final AccountId ACCOUNT = AccountId.parse("00000000-0000-0000-0000-000000000000");

    private static final Shape<Trial> SHAPE =
            Shape.of(Trial.class).with("size", trial -> trial.size().toWire()).with("finding", Trial::finding);

    private final Map<UUID, CompletableFuture<String>> outcomes = new ConcurrentHashMap<>();
    private final CliContext context;
    private final ServerConfiguration configuration;
    private final BiFunction<ServerConfiguration, Path, ServerProvider> providers;

    ServerTrial(
            CliContext context,
            ServerConfiguration configuration,
            BiFunction<ServerConfiguration, Path, ServerProvider> providers) {
        this.context = context;
        this.configuration = configuration;
        this.providers = providers;
    }

    private record Trial(SessionSize size, boolean isReady, String finding) {}

    /** Tries all sizes in a directory, which can be removed afterwards. */
    int run(Path directory) throws InterruptedException {
        boolean allReady;
        try (ServerProvider provider = providers.apply(configuration, directory)) {
            provider.open(this);
            if (provider instanceof SlurmProvider slurm) {
                context.notice("arr serve " + slurm.role());
            }
            provider.adopt(List.of());
            List<Trial> trials = new ArrayList<>();
            for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
                if (configuration.sizes().containsKey(size)) {
                    trials.add(tried(provider, size));
                }
            }
            context.show(new Listing<>(SHAPE, trials));
            allReady = trials.stream().allMatch(Trial::isReady);
        }
        return allReady ? ExitCodes.OK : ExitCodes.SESSION_ENDED;
    }

    private Trial tried(ServerProvider provider, SessionSize size) throws InterruptedException {
        UUID server = UUID.randomUUID();
        CompletableFuture<String> outcome = new CompletableFuture<>();
        outcomes.put(server, outcome);
        Duration startup = configuration.sizes().get(size).startup();
        long begin = System.nanoTime();
        provider.allocate(new ServerRequest(
                server,
                ACCOUNT,
                SessionId.parse("check-" + size.toWire().toLowerCase(Locale.ROOT)),
                size,
                Region.DEFAULT,
                List.of(),
                LEASE,
                Instant.now()));
        try {
            String address = outcome.get(startup.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return new Trial(size, true, "ready at " + address + " after " + DurationText.format(took));
        } catch (ExecutionException failed) {
            return new Trial(size, false, failed.getCause().getMessage());
        } catch (TimeoutException silent) {
            return new Trial(
                    size, false, "the provider told nothing within " + DurationText.format(startup.plus(PATIENCE)));
        } finally {
            end(provider, server);
        }
    }

    /** The next size may need what this server has. */
    private void end(ServerProvider provider, UUID server) throws InterruptedException {
        provider.release(server, ReleaseReason.STOPPED);
        if (!provider.awaitReleased(configuration.grace().plus(AFTER_GRACE))) {
            context.notice("a server that was tried has not ended " + DurationText.format(AFTER_GRACE)
                    + " after its grace; it ends when its lease is over");
        }
    }

    @Override
    public void ready(UUID server, ServerAddress address) {
        outcomes.get(server).complete(address.hostname() + ":" + address.handshakePort());
    }

    @Override
    public void waiting(UUID server, String why) {
        context.notice(why);
    }

    @Override
    public void failed(UUID server, String code, String message) {
        outcomes.get(server).completeExceptionally(new IllegalStateException(code + ": " + message));
    }

    @Override
    public void ended(UUID server, String message) {
        outcomes.get(server).completeExceptionally(new IllegalStateException("it ended by itself: " + message));
    }
}
