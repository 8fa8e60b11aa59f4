package dev.arrshell.cli;

import dev.arrshell.internal.config.Environment;
import dev.arrshell.internal.view.Cells;
import dev.arrshell.internal.view.Documents;
import dev.arrshell.internal.view.Palette;
import dev.arrshell.internal.view.Screen;
import dev.arrshell.internal.view.View;
import dev.arrshell.internal.view.Views;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes results: for people as suits the value, or in the form that {@code --output} names. */
final class Results {

    private static final int USUAL_WIDTH = 80;

    private final Program program;

    Results(Program program) {
        this.program = program;
    }

    static String json(Object document) {
        return Views.text(document, View.JSON, Screen.unlimited());
    }

    static Map<String, Object> fields(Object document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return fields;
    }

    void show(Object value) {
        if (value instanceof Revealed token) {
            program.console().out().println(token.text());
            return;
        }
        String text = program.options().output().map(form -> text(value, form)).orElseGet(() -> forPeople(value));
        if (!text.isEmpty()) {
            program.console().out().println(text);
        }
    }

    /** A list whose elements are best read below each other. */
    void rows(List<Map<String, Object>> rows) {
        if (program.options().output().isPresent()) {
            show(rows);
        } else {
            program.console().out().println(Views.text(rows, View.TABLE, screen()));
        }
    }

    private String forPeople(Object value) {
        boolean nothing = value instanceof Collection<?> list && list.isEmpty();
        return nothing ? "" : Views.text(value, View.AUTO, screen());
    }

    private String text(Object value, Output form) {
        return switch (form) {
            case table -> Views.text(value, View.TABLE, screen());
            case json -> Views.text(value, View.JSON, screen());
            case yaml -> Views.text(value, View.YAML, screen());
            case csv -> Views.text(value, View.CSV, screen());
            case id -> ids(Documents.of(value));
        };
    }

    private static String ids(Object document) {
        List<?> all = document instanceof List<?> list ? list : List.of(document);
        return String.join("\n", all.stream().map(Results::id).toList());
    }

    private static String id(Object element) {
        Object id = fields(element).get("id");
        if (id == null) {
            throw new IllegalArgumentException("--output id: this result has no id; table, json, yaml and csv show it");
        }
        return id.toString();
    }

    private Screen screen() {
        Environment environment = program.console().environment();
        if (!program.console().terminal()) {
            return Screen.unlimited();
        }
        boolean plain = environment.value("NO_COLOR").isPresent()
                || environment
                        .value("TERM")
                        .filter(kind -> !kind.equals("dumb"))
                        .isEmpty();
        return new Screen(width(environment), plain ? Palette.NONE : Palette.DARK, Cells.PLAIN, false);
    }

    private static int width(Environment environment) {
        return environment
                .value("COLUMNS")
                .filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .orElse(USUAL_WIDTH);
    }
}
