package dev.arrshell.internal.repl.command;

import dev.arrshell.ArrClient;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.LiveView;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.pool.SessionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :watch}: a table that is shown and kept up to date until the user ends it. */
@Command(
        name = "watch",
        description = "shows the sessions, or the pools of variables, and keeps them up to date: :watch sessions 5s")
public final class WatchCommand implements ReplCommand {

    private static final String SESSIONS = "sessions";
    private static final String POOL = "pool";

    /** Each update is a request. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Parameters(index = "0", arity = "0..1", paramLabel = "sessions|pool", description = "what to show")
    private String shown = SESSIONS;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DURATION", description = "the interval")
    private String every = "5s";

    @Override
    public void run(CommandContext context) {
        Duration interval = DurationParser.parse(every);
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("the interval must be 1s or more, not " + every + " (nothing was sent)");
        }
        context.console().watch(view(context, DurationText.typed(interval)), interval);
    }

    private LiveView view(CommandContext context, String interval) {
        return switch (shown) {
            case SESSIONS -> {
                ArrClient client = context.workspace().client();
                String title = "sessions"
                        + context.workspace()
                                .place()
                                .map(place -> " in " + place)
                                .orElse("");
                yield new WatchedTable(
                        title + ", every " + interval, () -> sessions(client.sessions()), context.tracker()::now);
            }
            case POOL -> {
                Map<String, SessionPool> pools = pools(context);
                yield new WatchedTable(
                        (pools.size() == 1 ? "pool" : "pools") + ", every " + interval,
                        () -> pools(pools),
                        context.tracker()::now);
            }
            default ->
                throw new IllegalArgumentException(
                        ":watch shows sessions or pool, not '" + shown + "': write :watch sessions 5s");
        };
    }

    private static Function<Screen, String> sessions(List<SessionProperties> found) {
        return screen -> ViewWriter.sessions(found, ViewFormat.AUTO, screen);
    }

    private static Function<Screen, String> pools(Map<String, SessionPool> pools) {
        return screen -> pools.entrySet().stream()
                .map(pool -> pool.getKey() + "\n" + ViewWriter.text(pool.getValue(), ViewFormat.AUTO, screen))
                .collect(Collectors.joining("\n\n"));
    }

    private static Map<String, SessionPool> pools(CommandContext context) {
        Map<String, SessionPool> pools = new TreeMap<>();
        for (String name : context.evaluator().types().names()) {
            if (!name.startsWith("_") && context.evaluator().binding().getVariable(name) instanceof SessionPool pool) {
                pools.put(name, pool);
            }
        }
        if (pools.isEmpty()) {
            throw new IllegalStateException(
                    "no variable holds a pool; p = client.pool(STANDARD).max(2).lease(1.hour).start() makes one");
        }
        return pools;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before) {
        return switch (before.size()) {
            case 0 ->
                List.of(
                        CompletionCandidate.of(SESSIONS, "the sessions of the client; each update is a request"),
                        CompletionCandidate.of(POOL, "the pools that variables hold; sends no request"));
            case 1 ->
                List.of(CompletionCandidate.of("5s", "every 5 seconds"), CompletionCandidate.of("1m", "every minute"));
            default -> List.of();
        };
    }
}
