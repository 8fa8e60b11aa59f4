package dev.arrshell.bench;

import dev.arrshell.internal.service.SessionsBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the emulator, each of its rivals in turn with it and all of that several times, so that a machine that others
 * use too is as unfair to one as to the other. Writes a Markdown page; its arguments are the page's file, the number of
 * rounds and, if not all is wanted, which parts.
 */
public final class Bench {

    private static final List<String> SERVERS = List.of("bare", "emulator", "wiremock");
    private static final List<Integer> CONNECTIONS = List.of(1, 64);
    private static final List<String> STARTS = List.of("bare", "emulator", "wiremock");
    private static final List<String> LEASES = List.of("emulator", "wiremock");
    private static final int SHOTS = 20;
    private static final int MANY_SHOTS = 300;
    /** A busy machine takes its time to compile what is to be measured. */
    private static final int WARM = 5;

    private static final int FILLS = 6;

    private final int rounds;
    private final Path told;
    private final Page page = new Page();

    private Bench(int rounds, Path told) {
        this.rounds = rounds;
        this.told = told;
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        Bench bench = new Bench(Integer.parseInt(arguments[1]), file.resolveSibling("told.txt"));
        String parts = arguments.length > 2 ? arguments[2] : "starts requests sessions tests";
        if (parts.contains("starts")) {
            bench.starts();
        }
        if (parts.contains("requests")) {
            bench.requests();
        }
        if (parts.contains("sessions")) {
            bench.sessions();
        }
        if (parts.contains("tests")) {
            bench.tests();
        }
        bench.page.writeTo(file);
    }

    private void starts() throws RunnerException, IOException {
        Map<String, List<Double>> first = new LinkedHashMap<>();
        Map<String, List<Double>> later = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String server : STARTS) {
                add(
                        first,
                        server,
                        score(options(StartBenchmark.class, server)
                                .warmupIterations(0)
                                .measurementIterations(1)));
                add(
                        later,
                        server,
                        score(options(StartBenchmark.class, server)
                                .warmupIterations(SHOTS)
                                .measurementIterations(SHOTS)));
            }
        }
        page.table("Start to the first answer, first in a JVM", "ms", "wiremock", scaled(first, 1e-3));
        page.table("Start to the first answer, 21st to 40th in a JVM", "ms", "wiremock", scaled(later, 1e-3));
    }

    private void requests() throws RunnerException, IOException {
        for (int connections : CONNECTIONS) {
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            Map<String, List<Double>> tails = new LinkedHashMap<>();
            Map<String, List<Double>> costs = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (String server : SERVERS) {
                    Files.deleteIfExists(told);
                    add(
                            rates,
                            server,
                            score(options(RequestBenchmark.class, "request")
                                    .param("server", server)
                                    .param("connections", String.valueOf(connections))
                                    .warmupIterations(WARM)
                                    .warmupTime(TimeValue.seconds(4))
                                    .measurementIterations(3)
                                    .measurementTime(TimeValue.seconds(2))));
                    List<long[]> lines = Told.in(told);
                    for (long[] line : lines.subList(WARM, lines.size())) {
                        add(tails, server, (double) line[1]);
                        add(costs, server, (double) line[2]);
                    }
                }
            }
            String on = connections == 1 ? "1 connection" : connections + " connections";
            page.table("Requests a second, " + on, "1/s", "bare", rates);
            page.table("Processor time for a request, client and server, " + on, "µs", "bare", scaled(costs, 1e-3));
            page.table("Latency that one in a hundred exceeds, " + on, "µs", "bare", scaled(tails, 1e-3));
        }
    }

    private void sessions() throws RunnerException, IOException {
        Files.deleteIfExists(told);
        Map<String, List<Double>> costs = new TreeMap<>();
        for (int round = 0; round < (rounds + 1) / 2; round++) {
            List<RunResult> results = new ArrayList<>(run(options(SessionsBenchmark.class, ".*")
                    .param("capacity", "0")
                    .warmupIterations(FILLS)
                    .measurementIterations(FILLS)));
            results.addAll(run(options(SessionsBenchmark.class, "create")
                    .param("capacity", "1000000")
                    .warmupIterations(FILLS)
                    .measurementIterations(FILLS)));
            for (RunResult result : results) {
                String name = result.getParams().getBenchmark().replaceAll(".*\\.", "")
                        + (result.getParams().getParam("capacity").equals("0") ? "" : ", capacity set") + " at "
                        + result.getParams().getParam("sessions");
                add(costs, name, result.getPrimaryResult().getStatistics().getPercentile(50) / 1e3);
            }
        }
        page.costs("A request without HTTP while so many sessions live", "µs", costs);
        Map<String, List<Double>> heap = new TreeMap<>();
        Told.in(told).forEach(line -> add(heap, "at " + line[0], (double) line[1]));
        page.costs("Heap for one session", "bytes", heap);
    }

    private void tests() throws RunnerException, IOException {
        Map<String, List<Double>> lease = new LinkedHashMap<>();
        Map<String, List<Double>> warm = new LinkedHashMap<>();
        Map<String, List<Double>> parallel = new TreeMap<>();
        Files.deleteIfExists(told);
        for (int round = 0; round < rounds; round++) {
            for (String server : LEASES) {
                add(
                        lease,
                        server,
                        score(options(LeaseBenchmark.class, server)
                                .warmupIterations(SHOTS)
                                .measurementIterations(SHOTS)));
                add(
                        warm,
                        server,
                        score(options(LeaseBenchmark.class, server)
                                .warmupIterations(MANY_SHOTS)
                                .measurementIterations(5 * SHOTS)));
            }
            double all = score(options(ParallelBenchmark.class, "fiveHundred")
                    .warmupIterations(1)
                    .measurementIterations(2));
            add(parallel, "each of " + ParallelBenchmark.TESTS, all / ParallelBenchmark.TESTS);
        }
        String what = "A test of a four-hour lease, its expiry and a thrown fault, ";
        page.table(what + "21st to 40th in a JVM", "ms", "wiremock", scaled(lease, 1e-3));
        page.table(what + "301st to 400th in a JVM", "ms", "wiremock", scaled(warm, 1e-3));
        page.costs("A test, where so many of one class may run at once", "µs", parallel);
        Map<String, List<Double>> most = new TreeMap<>();
        Told.in(told).forEach(line -> add(most, "at once at most", (double) line[0]));
        page.costs("Tests that did run at once", "tests", most);
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String method) {
        return new OptionsBuilder().include(benchmark.getName() + "\\." + method + "$");
    }

    private Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.forks(1)
                        .jvmArgs("-D" + Told.PROPERTY + "=" + told, "-Dsun.net.httpserver.nodelay=true", "-Xmx1g")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private double score(ChainedOptionsBuilder options) throws RunnerException {
        return run(options).iterator().next().getPrimaryResult().getScore();
    }

    private static void add(Map<String, List<Double>> figures, String name, double figure) {
        figures.computeIfAbsent(name, any -> new ArrayList<>()).add(figure);
    }

    private static Map<String, List<Double>> scaled(Map<String, List<Double>> figures, double by) {
        Map<String, List<Double>> scaled = new LinkedHashMap<>();
        figures.forEach((name, all) ->
                scaled.put(name, all.stream().map(figure -> figure * by).toList()));
        return scaled;
    }
}
