package dev.arrshell.internal.view.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param cells the texts, one for each row
 * @param styles their colours, one for each row; null for none
 * @param weight on a screen that is too narrow, the column of the least weight is left out first
 * @param cut whether the texts may be cut
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
