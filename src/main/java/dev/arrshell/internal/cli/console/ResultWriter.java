package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.view.DocumentMapper;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.CharacterWidths;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.internal.view.layout.Screen;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints results on standard output: as suits the value, or in the form that {@code --output} names. */
final class ResultWriter {

    private static final int DEFAULT_WIDTH = 80;

    private final CliConsole console;
    private final Optional<OutputFormat> form;

    ResultWriter(CliConsole console, Optional<OutputFormat> form) {
        this.console = console;
        this.form = form;
    }

    static String json(Object document) {
        return ViewWriter.text(document, ViewFormat.JSON, Screen.unlimited());
    }

    static Map<String, Object> fields(Object document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return fields;
    }

    void show(Object value) {
        if (value instanceof TokenResult token) {
            print(token.text());
        } else {
            print(form.map(chosen -> text(value, chosen)).orElseGet(() -> text(value)));
        }
    }

    void showRows(List<Map<String, Object>> rows) {
        print(text(rows, form.orElse(OutputFormat.table)));
    }

    private void print(String text) {
        if (!text.isEmpty()) {
            console.out().println(text);
        }
        console.checkOutput();
    }

    private String text(Object value) {
        boolean isEmpty = value instanceof Collection<?> list && list.isEmpty();
        return isEmpty ? "" : ViewWriter.text(value, ViewFormat.AUTO, screen());
    }

    private String text(Object value, OutputFormat form) {
        return switch (form) {
            case table -> ViewWriter.text(value, ViewFormat.TABLE, screen());
            case json -> ViewWriter.text(value, ViewFormat.JSON, screen());
            case yaml -> ViewWriter.text(value, ViewFormat.YAML, screen());
            case csv -> ViewWriter.text(value, ViewFormat.CSV, screen());
            case id -> ids(DocumentMapper.of(value));
        };
    }

    private static String ids(Object document) {
        List<?> all = document instanceof List<?> list ? list : List.of(document);
        return String.join("\n", all.stream().map(ResultWriter::id).toList());
    }

    private static String id(Object element) {
        Object id = fields(element).get("id");
        if (id == null) {
            throw new IllegalArgumentException("--output id: this result has no id; table, json, yaml and csv show it");
        }
        return id.toString();
    }

    private Screen screen() {
        Environment environment = console.environment();
        if (!console.terminal()) {
            return Screen.unlimited();
        }
        boolean plain = environment.value("NO_COLOR").isPresent()
                || environment
                        .value("TERM")
                        .filter(kind -> !kind.equals("dumb"))
                        .isEmpty();
        return new Screen(width(environment), plain ? Palette.NONE : Palette.DARK, CharacterWidths.PLAIN, false);
    }

    private static int width(Environment environment) {
        return environment
                .value("COLUMNS")
                .filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .orElse(DEFAULT_WIDTH);
    }
}
