package dev.arrshell.internal.cli.console;

import dev.arrshell.Session;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.view.ConversionSummary;
import dev.arrshell.internal.view.DocumentMapper;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.SessionSummary;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.CharacterWidths;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TerminalSize;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints results on standard output: as suits the value, or in the form that {@code --output} names. */
final class ResultWriter {

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
        } else if (value instanceof FieldOption.FieldValue field) {
            print(SafeText.clean(field.text()));
        } else {
            print(form.map(chosen -> text(viewed(value), chosen)).orElseGet(() -> text(value)));
        }
    }

    /** The value with a summary in place of each handle, also of those in lists and maps: a handle's own text is no document. */
    private static Object viewed(Object value) {
        if (value instanceof Session session) {
            return new SessionSummary(session.id(), session.lastSeen(), Optional.empty());
        }
        if (value instanceof Conversion conversion) {
            return new ConversionSummary(conversion.id(), conversion.lastSeen(), Optional.empty());
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(ResultWriter::viewed).collect(Collectors.toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> shown = new LinkedHashMap<>();
            map.forEach((key, each) -> shown.put(key, viewed(each)));
            return shown;
        }
        return value;
    }

    private void print(String text) {
        if (!text.isEmpty()) {
            console.out().println(text);
        }
        console.checkOutput();
    }

    private String text(Object value) {
        boolean isEmpty = value instanceof Listing<?> list && list.elements().isEmpty();
        return isEmpty ? "" : ViewWriter.text(value, ViewFormat.AUTO, screen());
    }

    private String text(Object value, OutputFormat form) {
        return switch (form) {
            case table -> ViewWriter.text(value, ViewFormat.TABLE, screen());
            case card -> ViewWriter.text(value, ViewFormat.CARD, screen());
            case json -> ViewWriter.text(value, ViewFormat.JSON, screen());
            case yaml -> ViewWriter.text(value, ViewFormat.YAML, screen());
            case csv -> ViewWriter.text(value, ViewFormat.CSV, screen());
            case id -> ids(value);
        };
    }

    private static String ids(Object value) {
        if (value instanceof Listing<?> list && !list.shape().names().contains("id")) {
            throw withoutId();
        }
        Object document = DocumentMapper.of(value);
        List<?> all = document instanceof List<?> list ? list : Collections.singletonList(document);
        return String.join("\n", all.stream().map(ResultWriter::id).toList());
    }

    private static String id(Object element) {
        Object id = fields(element).get("id");
        if (id == null) {
            throw withoutId();
        }
        return id.toString();
    }

    private static NoSuchFormException withoutId() {
        return new NoSuchFormException(
                "--output id: this result has no id; --output table, card, json, yaml and csv show it");
    }

    Screen screen() {
        Environment environment = console.environment();
        if (!console.terminal()) {
            return Screen.unlimited();
        }
        boolean plain = environment.value("NO_COLOR").isPresent()
                || environment
                        .value("TERM")
                        .filter(kind -> !kind.equals("dumb"))
                        .isEmpty();
        return new Screen(
                TerminalSize.now(environment::value).columns(),
                plain ? Palette.NONE : Palette.DARK,
                CharacterWidths.PLAIN,
                false);
    }
}
