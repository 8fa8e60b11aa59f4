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

/** Writes results: for people as suits the value, or in the form that {@code --output} names. */
public final class ResultWriter {

    private static final int USUAL_WIDTH = 80;

    private final CliContext program;

    public ResultWriter(CliContext program) {
        this.program = program;
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
        if (value instanceof PlainToken token) {
            program.console().out().println(token.text());
            return;
        }
        String text = program.options().output().map(form -> text(value, form)).orElseGet(() -> forPeople(value));
        if (!text.isEmpty()) {
            program.console().out().println(text);
        }
    }

    /** A list whose elements are best read below each other. */
    public void rows(List<Map<String, Object>> rows) {
        if (program.options().output().isPresent()) {
            show(rows);
        } else {
            program.console().out().println(ViewWriter.text(rows, ViewFormat.TABLE, screen()));
        }
    }

    private String forPeople(Object value) {
        boolean nothing = value instanceof Collection<?> list && list.isEmpty();
        return nothing ? "" : ViewWriter.text(value, ViewFormat.AUTO, screen());
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
        Environment environment = program.console().environment();
        if (!program.console().terminal()) {
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
                .orElse(USUAL_WIDTH);
    }
}
