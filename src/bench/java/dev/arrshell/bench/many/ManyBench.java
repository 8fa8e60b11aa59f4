package dev.arrshell.bench.many;

import dev.arrshell.bench.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures how the costs of waiting and keeping alive grow with the number of sessions; see {@link Crowd}. */
public final class ManyBench {

    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

    private ManyBench() {}

    /** Measures: the page's file and the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        int rounds = Integer.parseInt(arguments[1]);
        Page page = new Page();
        // What is first in a machine pays for all others.
        Crowd.awaited(100, Crowd.Ground.VIRTUAL);
        for (Crowd.Ground ground : Crowd.Ground.values()) {
            Crowd.Figures figures = new Crowd.Figures();
            for (int round = 0; round < rounds; round++) {
                for (int size : SIZES) {
                    figures.add(size, Crowd.awaited(size, ground));
                }
            }
            page.costs("Started and awaited at once, " + ground, "as named", figures.all());
        }
        Map<String, List<Double>> waiting = new TreeMap<>();
        for (int size : SIZES) {
            waiting.put(String.format("%,d sessions", size), List.of(Crowd.heapOfAWait(size)));
        }
        page.costs("Heap for one session that is waited for, the emulator's share left out", "bytes", waiting);
        Crowd.Figures kept = new Crowd.Figures();
        for (int round = 0; round < rounds; round++) {
            for (int size : List.of(100, 1_000)) {
                kept.add(size, Crowd.keptAlive(size));
            }
        }
        page.costs("Kept alive for eight virtual hours, a quarter of an hour at a time", "as named", kept.all());
        Crowd.Figures limited = new Crowd.Figures();
        for (int size : List.of(100, 1_000)) {
            limited.add(size, Crowd.limited(size));
        }
        page.costs("Started and awaited within 600 requests a minute, virtual time", "as named", limited.all());
        page.writeTo(file);
    }
}
