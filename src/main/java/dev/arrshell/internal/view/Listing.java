package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.model.SessionProperties;
import java.util.List;
import java.util.Map;

/**
 * A list whose elements have one shape, known also while there are none: an empty one keeps the header of its CSV.
 *
 * @param shape the shape of each element
 * @param elements in order
 */
public record Listing<T>(Shape<T> shape, List<T> elements) {

    public Listing {
        elements = List.copyOf(elements);
    }

    public static Listing<SessionProperties> sessions(List<SessionProperties> sessions) {
        return new Listing<>(Shapes.SESSION, sessions);
    }

    public static Listing<ConversionProperties> conversions(List<ConversionProperties> conversions) {
        return new Listing<>(Shapes.CONVERSION, conversions);
    }

    /** The elements for programs. */
    public List<Map<String, Object>> document() {
        return elements.stream().map(shape::document).toList();
    }
}
