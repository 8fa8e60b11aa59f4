package dev.arrshell.internal.view.layout;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import com.github.freva.asciitable.Styler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out columns, by way of a table library. On a screen too narrow the least important ones go first. */
public final class TextTable {

    /** A blank at each side of a column. */
    private static final int PADDING = 2;

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

    /** The table: a line of names, then a line for each row. */
    public String text() {
        List<TableColumn> shown = shown();
        WidthPlaceholders standIns = new WidthPlaceholders(screen.cells());
        Column[] columns =
                shown.stream().map(column -> column(column, shown, standIns)).toArray(Column[]::new);
        String laidOut = AsciiTable.builder()
                .lineSeparator("\n")
                .border(AsciiTable.NO_BORDERS)
                .styler(new Colours(shown))
                .data(columns, cells(shown, standIns))
                .asString();
        return standIns.restored(laidOut)
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private Column column(TableColumn column, List<TableColumn> shown, WidthPlaceholders standIns) {
        int width = Math.max(least(column), full(column) - tooMuch(column, shown)) + PADDING;
        return new Column()
                .header(standIns.squared(column.name()))
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(width, OverflowBehaviour.ELLIPSIS_RIGHT);
    }

    /** What the columns that may be cut have to give up, the widest first. */
    private int tooMuch(TableColumn column, List<TableColumn> shown) {
        if (screen.wide() || !column.cut()) {
            return 0;
        }
        int over = shown.stream().mapToInt(each -> full(each) + PADDING).sum() - room();
        for (TableColumn wider : shown.stream()
                .filter(TableColumn::cut)
                .sorted(Comparator.comparingInt(this::full).reversed())
                .toList()) {
            int gives = Math.max(0, Math.min(over, full(wider) - least(wider)));
            if (wider == column) {
                return gives;
            }
            over -= gives;
        }
        return 0;
    }

    private static String[][] cells(List<TableColumn> shown, WidthPlaceholders standIns) {
        int rows = shown.get(0).cells().size();
        return IntStream.range(0, rows)
                .mapToObj(row -> shown.stream()
                        .map(column -> standIns.squared(column.cells().get(row)))
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }

    /** Paints what is laid out already: a colour takes no room. */
    private final class Colours implements Styler {

        private final List<TableColumn> shown;

        Colours(List<TableColumn> shown) {
            this.shown = shown;
        }

        @Override
        public List<String> styleHeader(Column column, int at, List<String> lines) {
            return painted(TextStyle.HEADING, lines);
        }

        @Override
        public List<String> styleCell(Column column, int row, int at, List<String> lines) {
            TextStyle style = shown.get(at).styles().get(row);
            return style == null ? lines : painted(style, lines);
        }

        private List<String> painted(TextStyle style, List<String> lines) {
            return lines.stream().map(line -> paintedWord(style, line)).toList();
        }

        /** The blanks stay without colour, so that those at the end of a line can go. */
        private String paintedWord(TextStyle style, String line) {
            String word = line.strip();
            int start = word.isEmpty() ? 0 : line.indexOf(word);
            return line.substring(0, start) + screen.paint(style, word) + line.substring(start + word.length());
        }
    }
}
