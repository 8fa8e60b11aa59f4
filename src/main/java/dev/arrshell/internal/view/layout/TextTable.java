package dev.arrshell.internal.view.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as text. Columns are measured in the cells of a terminal, so that they stand below each other also for East
 * Asian text, emoji and accents. On a screen that is too narrow the columns of the least weight are left out.
 */
public final class TextTable {

    /** A blank at each side of a column. */
    private static final int PADDING = 2;

    private static final String ELLIPSIS = "…";

    private static final int SHORTEST_CUT = 12;

    private final Screen screen;
    private final List<TableColumn> all;

    public TextTable(Screen screen, List<TableColumn> columns) {
        this.screen = screen;
        this.all = List.copyOf(columns);
    }

    /** Whether every column fits as it is. */
    public boolean isWhole() {
        return screen.wide()
                || all.stream().mapToInt(column -> full(column) + PADDING).sum() <= room();
    }

    /** The names of the columns that do not fit. */
    public List<String> hidden() {
        List<TableColumn> shown = shown();
        return all.stream()
                .filter(column -> !shown.contains(column))
                .map(TableColumn::name)
                .toList();
    }

    private List<TableColumn> shown() {
        List<TableColumn> shown = new ArrayList<>(all);
        while (!screen.wide() && shown.size() > 1 && least(shown) > room()) {
            shown.remove(shown.stream()
                    .min(Comparator.comparingInt(TableColumn::weight))
                    .orElseThrow());
        }
        return shown;
    }

    /** Blanks at the end of a line are not written, so one more column than the screen has is free. */
    private int room() {
        return screen.width() + 1;
    }

    private int least(List<TableColumn> columns) {
        return columns.stream().mapToInt(column -> least(column) + PADDING).sum();
    }

    private int least(TableColumn column) {
        int full = full(column);
        return column.cut() ? Math.min(full, SHORTEST_CUT) : full;
    }

    private int full(TableColumn column) {
        int longest =
                column.cells().stream().mapToInt(screen.cells()::width).max().orElse(0);
        return Math.max(longest, screen.cells().width(column.name()));
    }

    /** The table: a line of names, then a line for each row. Lines of blanks alone are left out. */
    public String text() {
        List<TableColumn> shown = shown();
        int[] widths = widths(shown);
        String header = line(shown, widths, TableColumn::name, column -> TextStyle.HEADING);
        Stream<String> rows = IntStream.range(0, shown.get(0).cells().size())
                .mapToObj(row -> line(
                        shown,
                        widths,
                        column -> column.cells().get(row),
                        column -> column.styles().get(row)));
        return Stream.concat(Stream.of(header), rows)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The columns that may be cut give up cells until a line fits on the screen, the widest first. */
    private int[] widths(List<TableColumn> shown) {
        int[] widths = shown.stream().mapToInt(this::full).toArray();
        int excess = screen.wide() ? 0 : IntStream.of(widths).sum() + PADDING * widths.length - room();
        List<Integer> widestFirst = IntStream.range(0, widths.length)
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> widths[at]).reversed())
                .toList();
        for (int at : widestFirst) {
            int cut = Math.max(0, Math.min(excess, widths[at] - least(shown.get(at))));
            widths[at] -= cut;
            excess -= cut;
        }
        return widths;
    }

    private String line(
            List<TableColumn> shown,
            int[] widths,
            Function<TableColumn, String> text,
            Function<TableColumn, TextStyle> style) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < widths.length; at++) {
            String cell = fitted(text.apply(shown.get(at)).stripTrailing(), widths[at]);
            int blanks = widths[at] - screen.cells().width(cell);
            line.append(' ').append(painted(style.apply(shown.get(at)), cell)).append(" ".repeat(blanks + 1));
        }
        return line.toString().stripTrailing();
    }

    /** A character of two cells that would be cut in half becomes a blank. */
    private String fitted(String text, int width) {
        if (screen.cells().width(text) <= width) {
            return text;
        }
        String start = screen.cells().prefix(text, width - 1);
        return start + " ".repeat(width - 1 - screen.cells().width(start)) + ELLIPSIS;
    }

    /** The blanks before a text stay without colour. */
    private String painted(TextStyle style, String text) {
        String word = text.stripLeading();
        return style == null ? text : text.substring(0, text.length() - word.length()) + screen.paint(style, word);
    }
}
