package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.view.call.PowerShellResponse;
import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TableColumn;
import dev.arrshell.internal.view.layout.TextTable;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.pool.SessionPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writer of any value in any view. Shows no secret, and does not fail even if the value does. */
public final class ViewWriter {

    private ViewWriter() {}

    /** Writes a value, null included, as one or more lines without a line break at the end. */
    public static String text(Object value, ViewFormat view, Screen screen) {
        return text(value, view, screen, ValueText.SHORT);
    }

    /** The same without an end after many elements or characters, for a reader who sees it page by page. */
    public static String whole(Object value, ViewFormat view, Screen screen) {
        return text(value, view, screen, ValueText.WHOLE);
    }

    private static String text(Object value, ViewFormat view, Screen screen, ValueText plain) {
        return switch (view) {
            case AUTO -> auto(value, screen, plain);
            case TABLE -> table(value, screen);
            case CARD -> card(value, screen);
            case JSON -> DocumentWriter.json(DocumentMapper.of(value));
            case YAML -> DocumentWriter.yaml(DocumentMapper.of(value));
            case CSV -> DocumentWriter.csv(DocumentMapper.of(value), columns(value));
            case RAW -> SafeText.of(value);
        };
    }

    /** A value as JSON on one line, for streams of documents. */
    public static String jsonLine(Object value) {
        return DocumentWriter.jsonLine(DocumentMapper.of(value));
    }

    /** The columns that a list has even if it is empty. */
    private static List<String> columns(Object value) {
        return value instanceof Listing<?> list ? list.shape().names() : List.of();
    }

    private static String auto(Object value, Screen screen, ValueText plain) {
        if (value instanceof Listing<?> || isViews(value)) {
            return table(value, screen);
        }
        if (value instanceof Viewable shown) {
            return shown.text(screen);
        }
        if (value instanceof SessionPool pool) {
            return PoolTable.of(pool).text(screen);
        }
        if (value instanceof SessionProperties session) {
            return SessionCard.text(session, screen);
        }
        if (value instanceof ConversionProperties conversion) {
            return ConversionCard.text(conversion, screen);
        }
        if (value instanceof Exchange exchange) {
            return PowerShellResponse.text(exchange);
        }
        return listing(value, screen).orElseGet(() -> plain.of(value, screen));
    }

    /** Whether the value is a list, not empty, of values with views of their own. */
    private static boolean isViews(Object value) {
        return all(Viewable.class, value).isPresent();
    }

    /** The table of sessions or of conversions, if the value is a list of some. */
    private static Optional<String> listing(Object value, Screen screen) {
        return all(SessionProperties.class, value)
                .map(list -> SessionTable.text(list, screen))
                .or(() -> all(ConversionProperties.class, value).map(list -> ConversionTable.text(list, screen)));
    }

    /** The value as a list of a type, if it is one and not empty. */
    private static <T> Optional<List<T>> all(Class<T> type, Object value) {
        if (!(value instanceof Collection<?> list)
                || list.isEmpty()
                || !list.stream().allMatch(type::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(list.stream().map(type::cast).toList());
    }

    /** Writes a list of sessions; unlike {@link #text} it can tell an empty one from other empty lists. */
    public static String sessions(List<SessionProperties> sessions, ViewFormat view, Screen screen) {
        return view == ViewFormat.AUTO || view == ViewFormat.TABLE
                ? SessionTable.text(sessions, screen)
                : text(Listing.sessions(sessions), view, screen);
    }

    private static String table(Object value, Screen screen) {
        boolean isOne = value instanceof SessionProperties || value instanceof ConversionProperties;
        Object rows = isOne ? List.of(value) : value;
        Object elements = value instanceof Listing<?> list ? list.elements() : rows;
        return listing(elements, screen)
                .orElseGet(() -> grid(DocumentWriter.rows(DocumentMapper.of(rows)), columns(value), screen));
    }

    private static String grid(List<Map<String, Object>> rows, List<String> first, Screen screen) {
        Set<String> names = new LinkedHashSet<>(first);
        rows.forEach(row -> names.addAll(row.keySet()));
        List<TableColumn> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(TableColumn.of(name, names.size() - columns.size(), rows, row -> cell(row.get(name)))
                    .cuttable());
        }
        return columns.isEmpty() ? "(empty)" : new TextTable(screen, columns).text();
    }

    private static String cell(Object value) {
        return value == null ? "" : SafeText.of(value);
    }

    private static String card(Object value, Screen screen) {
        if (value instanceof Listing<?> list) {
            boolean isKnown = listing(list.elements(), screen).isPresent();
            return list.elements().isEmpty() ? "" : card(isKnown ? list.elements() : list.document(), screen);
        }
        if (value instanceof Collection<?> list && !list.isEmpty()) {
            return list.stream().map(each -> card(each, screen)).collect(Collectors.joining("\n\n"));
        }
        if (value instanceof SessionProperties session) {
            return SessionCard.text(session, screen);
        }
        if (value instanceof ConversionProperties conversion) {
            return ConversionCard.text(conversion, screen);
        }
        if (DocumentMapper.of(value) instanceof Map<?, ?> map && !map.isEmpty()) {
            return FieldCard.fields(fields(DocumentWriter.rows(map).get(0)), screen);
        }
        return auto(value, screen, ValueText.SHORT);
    }

    private static List<CardField> fields(Map<String, Object> row) {
        return row.entrySet().stream()
                .map(entry -> CardField.of(entry.getKey(), cell(entry.getValue())))
                .toList();
    }
}
