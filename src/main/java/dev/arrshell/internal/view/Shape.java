package dev.arrshell.internal.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The documented shape of a kind of value: the names of its fields in order, and how each is read. Immutable. */
public final class Shape<T> {

    private final Map<String, Function<? super T, ?>> fields;

    private Shape(Map<String, Function<? super T, ?>> fields) {
        this.fields = fields;
    }

    /** A shape without fields. */
    public static <T> Shape<T> of(Class<T> kind) {
        return new Shape<>(Map.of());
    }

    /** This shape with one more field. Its values are such as a document has, null for an unknown one. */
    public Shape<T> with(String name, Function<? super T, ?> value) {
        Map<String, Function<? super T, ?>> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Shape<>(more);
    }

    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    public Map<String, Object> document(T value) {
        Map<String, Object> document = new LinkedHashMap<>();
        fields.forEach((name, field) -> document.put(name, field.apply(value)));
        return document;
    }

    /** The document of a value of which only the fields in {@code known} are known. */
    Map<String, Object> partial(Map<String, Object> known) {
        Map<String, Object> document = new LinkedHashMap<>();
        names().forEach(name -> document.put(name, known.get(name)));
        return document;
    }
}
