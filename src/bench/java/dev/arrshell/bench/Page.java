package dev.arrshell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Markdown page of a run: a median and a spread for each figure, and what it is to its anchor. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    Page() {
        text.append(String.format(
                Locale.ROOT,
                "Java %s (%s), %s %s, %d processors.%n",
                System.getProperty("java.version"),
                System.getProperty("java.vm.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    }

    /** Figures of several servers, each set against an anchor's by the median of the rounds' ratios. */
    void table(String title, String unit, String anchor, Map<String, List<Double>> figures) {
        begin(title, "| | median, " + unit + " | least to most | to " + anchor + " |\n|---|---|---|---|\n");
        figures.forEach((name, all) -> add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.3f |%n",
                name,
                shown(median(all)),
                spread(all),
                median(all) / median(figures.get(anchor)))));
    }

    /** Figures that stand for themselves. */
    void costs(String title, String unit, Map<String, List<Double>> figures) {
        begin(title, "| | median, " + unit + " | least to most |\n|---|---|---|\n");
        figures.forEach((name, all) ->
                add(String.format(Locale.ROOT, "| %s | %s | %s |%n", name, shown(median(all)), spread(all))));
    }

    private void begin(String title, String head) {
        add("\n**" + title + "**\n\n" + head);
    }

    private void add(String part) {
        text.append(part);
        System.out.print(part);
    }

    private static double median(List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String spread(List<Double> all) {
        return shown(all.stream().min(Double::compare).orElseThrow()) + " to "
                + shown(all.stream().max(Double::compare).orElseThrow());
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%,.0f", figure);
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(file, text);
    }
}
