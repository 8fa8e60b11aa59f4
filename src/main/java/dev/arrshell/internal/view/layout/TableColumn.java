package dev.arrshell.internal.view.layout;

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
public record TableColumn(String name, List<String> cells, List<TextStyle> styles, int weight, boolean cut) {

    public static <T> TableColumn of(String name, int weight, List<T> rows, Function<? super T, String> text) {
        return styled(name, weight, rows, text, row -> null);
    }

    public static <T> TableColumn styled(
            String name,
            int weight,
            List<T> rows,
            Function<? super T, String> text,
            Function<? super T, TextStyle> style) {
        List<TextStyle> styles = new ArrayList<>();
        rows.forEach(row -> styles.add(style.apply(row)));
        List<String> cells = rows.stream().map(text).map(SafeText::line).toList();
        return new TableColumn(name, cells, Collections.unmodifiableList(styles), weight, false);
    }

    public TableColumn cuttable() {
        return new TableColumn(name, cells, styles, weight, true);
    }
}
