package dev.arrshell.internal.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param name its heading
 * @param cells its texts, one a row
 * @param styles their colours, one a row; null for none
 * @param weight the column with the least weight goes first when the screen is too narrow
 * @param cut whether its texts may be cut short
 */
record GridColumn(String name, List<String> cells, List<Style> styles, int weight, boolean cut) {

    static <T> GridColumn of(String name, int weight, List<T> rows, Function<? super T, String> text) {
        return styled(name, weight, rows, text, row -> null);
    }

    static <T> GridColumn styled(
            String name, int weight, List<T> rows, Function<? super T, String> text, Function<? super T, Style> style) {
        List<Style> styles = new ArrayList<>();
        rows.forEach(row -> styles.add(style.apply(row)));
        List<String> cells = rows.stream().map(text).map(Text::line).toList();
        return new GridColumn(name, cells, Collections.unmodifiableList(styles), weight, false);
    }

    GridColumn cuttable() {
        return new GridColumn(name, cells, styles, weight, true);
    }
}
