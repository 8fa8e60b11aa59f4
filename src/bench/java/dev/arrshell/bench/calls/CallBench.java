package dev.arrshell.bench.calls;

import dev.arrshell.bench.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one call by each client in turn, several times over. */
public final class CallBench {

    private static final List<String> CLIENTS = List.of("hand", "arr", "azure");
    private static final List<Integer> IN_FLIGHT = List.of(1, 256);

    /** One call at a time needs so long until all of it is compiled: half of that leaves a third more. */
    private static final int WARM = 5;

    private CallBench() {}

    /** Measures: the page's file and the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        int rounds = Integer.parseInt(arguments[1]);
        Page page = new Page();
        try (Stub stub = Stub.start()) {
            for (int inFlight : IN_FLIGHT) {
                calls(page, stub, inFlight, rounds);
            }
            Map<String, List<Double>> first = new LinkedHashMap<>();
            for (int round = 0; round < 3 * rounds; round++) {
                for (String client : CLIENTS) {
                    add(first, client, FirstCall.millis(client, stub.base()));
                }
            }
            page.table("From a fresh Java machine to the first answer", "ms", "azure", first);
        }
        page.writeTo(file);
    }

    private static void calls(Page page, Stub stub, int inFlight, int rounds) throws Exception {
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        Map<String, List<Double>> bytes = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String client : CLIENTS) {
                RunResult result = run(stub, client, inFlight);
                add(micros, client, 1e6 / result.getPrimaryResult().getScore());
                add(
                        bytes,
                        client,
                        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
            }
        }
        page.table("Time a call, " + inFlight + " in flight", "µs", "hand", micros);
        page.table("Allocated a call, " + inFlight + " in flight", "bytes", "hand", bytes);
    }

    private static RunResult run(Stub stub, String client, int inFlight) throws Exception {
        return new Runner(new OptionsBuilder()
                        .include(CallBenchmark.class.getName() + ".call$")
                        .param("client", client)
                        .threads(inFlight)
                        .warmupIterations(WARM)
                        .warmupTime(TimeValue.seconds(4))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(2))
                        .addProfiler(GCProfiler.class)
                        .forks(1)
                        .jvmArgs("-D" + CallBenchmark.STUB + "=" + stub.base(), "-Xmx1g")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run()
                .iterator()
                .next();
    }

    private static void add(Map<String, List<Double>> figures, String name, double figure) {
        figures.computeIfAbsent(name, any -> new ArrayList<>()).add(figure);
    }
}
