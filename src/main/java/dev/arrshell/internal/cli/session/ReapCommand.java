package dev.arrshell.internal.cli.session;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Leftovers;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.DurationConverter;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.OutputFormat;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.SignalInterrupter;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.model.Leftover;
import dev.arrshell.model.ReapResult;
import dev.arrshell.model.Region;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code arr reap}. Needs no Groovy. */
@Command(
        name = "reap",
        description = "Stops the sessions that programs on this machine started and left behind when they died.",
        footer = {
            "",
            "Sessions of living programs, other machines and other people are never touched, nor those that were left"
                    + " running on purpose, by arr session start or --on-exit keep.",
            "Exit codes: 0 nothing is left but what --older-than spares; 5 a session could not be stopped or identified,"
                    + " or may run at another service or for another account; else as for every command."
        })
public final class ReapCommand implements Callable<Integer> {

    private static final Shape<ReapResult> SHAPE = Shape.of(ReapResult.class)
            .with(
                    "id",
                    each -> each.sessions().size() == 1 ? each.sessions().get(0).value() : null)
            .with("result", each -> each.result().name())
            .with("size", each -> each.leftover().size().name())
            .with("leaseSeconds", each -> each.leftover().lease().toSeconds())
            .with("startedAt", each -> each.leftover().startedAt().toString())
            .with("pid", each -> each.leftover().pid())
            .with("endpoint", each -> each.leftover().endpoint().toString())
            .with("account", each -> each.leftover().account().value())
            .with("words", ReapResult::message);

    private static final String UNFINISHED =
            "ended before all were checked: arr reap goes on with the rest, arr reap --dry-run shows it";

    private final CliContext context;

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
    private boolean dry;

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only what was started longer ago than this: 30m, 2h.")
    private Duration age = Duration.ZERO;

    public ReapCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunDeadline deadline = RunDeadline.of(context.options().timeout());
        try {
            return reap(deadline);
        } catch (RuntimeException e) {
            return ClientCommand.fail(context, e, deadline);
        } finally {
            deadline.close();
        }
    }

    private int reap(RunDeadline deadline) {
        ConfigSettings settings = context.settings().orThrow();
        List<Leftover> all = leftBehind();
        List<Leftover> left = oldEnough(all);
        reportYoung(all, left);
        if (left.isEmpty()) {
            context.notice(all.isEmpty() ? "nothing was left behind" : "nothing that old was left behind");
            return print(List.of());
        }
        if (!(context.destination(settings) instanceof Destination.Service service)) {
            throw new ConfigurationException(List.of("no service is configured, and " + places(left)
                    + ": name endpoint, token service and account (--endpoint, --sts, --account-id)"));
        }
        return reap(settings, service, left, deadline);
    }

    private int reap(ConfigSettings settings, Destination.Service service, List<Leftover> left, RunDeadline deadline) {
        SignalInterrupter interrupter =
                SignalInterrupter.here(() -> context.console().say(UNFINISHED));
        try (ClientConnection connection = ClientConnection.to(settings, service, context)) {
            List<ArrClient> clients = reachable(connection, left);
            boolean settled = reportUnreachable(left, clients);
            int code = print(clients.isEmpty() ? List.of() : reap(connection, clients));
            return settled ? code : ExitCodes.SESSION_ENDED;
        } catch (RuntimeException e) {
            return ClientCommand.fail(context, e, deadline);
        } finally {
            interrupter.end();
        }
    }

    /** All entries of the ledger, of every endpoint and account. Costs no request. */
    private List<Leftover> leftBehind() {
        ArrOptions options = ArrOptions.builder()
                .ledger(context.ledger())
                .onWarning(context::notice)
                .build();
        try (Arr local = Arr.create(options)) {
            return local.leftovers();
        }
    }

    private List<Leftover> oldEnough(List<Leftover> all) {
        Instant before = Instant.now().minus(age);
        return all.stream().filter(each -> !each.startedAt().isAfter(before)).toList();
    }

    private void reportYoung(List<Leftover> all, List<Leftover> left) {
        long young = all.stream()
                .filter(each -> each.mayBeUp() && !left.contains(each))
                .count();
        if (young > 0) {
            context.notice(young + (young == 1 ? " session that is" : " sessions that are")
                    + " younger than --older-than may still run, and bill: arr reap without it stops them");
        }
    }

    /** Clients for the configured endpoints that have leftovers. The token goes to no address that only the ledger names. */
    private List<ArrClient> reachable(ClientConnection connection, List<Leftover> left) {
        Stream<URI> regions = Region.NAMES.stream().map(Region::parse).map(connection.settings()::endpoint);
        return Stream.concat(Stream.of(connection.client().endpoint()), regions)
                .distinct()
                .map(connection::at)
                .filter(client -> left.stream().anyMatch(each -> isAt(each, client)))
                .toList();
    }

    private static boolean isAt(Leftover each, ArrClient client) {
        return each.endpoint().equals(client.endpoint()) && each.account().equals(client.account());
    }

    /** Reports leftovers at other endpoints or accounts; false if some of them may still run. */
    private boolean reportUnreachable(List<Leftover> left, List<ArrClient> clients) {
        List<Leftover> others = left.stream()
                .filter(each -> clients.stream().noneMatch(client -> isAt(each, client)))
                .toList();
        if (!others.isEmpty()) {
            context.console().say("not checked, since they belong to another account or service: " + places(others));
        }
        return others.stream().noneMatch(Leftover::mayBeUp);
    }

    private static String places(List<Leftover> left) {
        return left.stream()
                .collect(Collectors.groupingBy(
                        each -> each.endpoint() + " for account " + each.account(),
                        LinkedHashMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + " left behind at " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Asks for a token first: a key that is not accepted is one failure, not one for each leftover. */
    private List<ReapResult> reap(ClientConnection connection, List<ArrClient> clients) {
        connection.client().token();
        List<ReapResult> all = new ArrayList<>();
        for (ArrClient client : clients) {
            Leftovers leftovers = client.leftovers().olderThan(age);
            all.addAll(dry ? leftovers.dryRun() : leftovers.reap());
        }
        return all;
    }

    private int print(List<ReapResult> all) {
        if (context.options().output().isPresent()) {
            context.show(
                    new Listing<>(SHAPE, all.stream().filter(this::isWanted).toList()));
        } else {
            all.forEach(each -> context.console().out().println(SafeText.clean(each.message())));
        }
        return all.stream().map(ReapResult::result).anyMatch(ReapCommand::isOpen)
                ? ExitCodes.SESSION_ENDED
                : ExitCodes.OK;
    }

    private static boolean isOpen(ReapResult.Result result) {
        return result == ReapResult.Result.FAILED || result == ReapResult.Result.UNSURE;
    }

    /** Only sessions have ids: a start without an answer has none. */
    private boolean isWanted(ReapResult each) {
        return each.sessions().size() == 1
                || context.options().output().filter(OutputFormat.id::equals).isEmpty();
    }
}
