package dev.arrshell.internal.view;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A title and fields: on one line where they fit, else a line each. Nothing is ever cut. */
final class Card {

    private static final String GAP = "   ";

    private Card() {}

    /** {@code Session d31b…  Ready   host …   lease …}; on a narrow screen a line for each field. */
    static String line(Field title, List<Field> fields, Screen screen) {
        Screen plain = new Screen(screen.width(), Palette.NONE, screen.cells(), screen.wide());
        return screen.fits(joined(title, fields, plain))
                ? joined(title, fields, screen)
                : stacked(title, fields, screen);
    }

    private static String joined(Field title, List<Field> fields, Screen screen) {
        return Stream.concat(Stream.of(head(title, screen)), fields.stream().map(field -> named(field, screen)))
                .collect(Collectors.joining(GAP));
    }

    private static String named(Field field, Screen screen) {
        return (field.name().isEmpty() ? "" : screen.paint(Style.FIELD, field.name()) + " ") + field.painted(screen);
    }

    private static String head(Field title, Screen screen) {
        return title.value().isEmpty() ? title.name() : title.name() + "  " + title.painted(screen);
    }

    /** The title, then a line for each field. */
    static String stacked(Field title, List<Field> fields, Screen screen) {
        return fields.isEmpty() ? head(title, screen) : head(title, screen) + "\n" + fields(fields, screen);
    }

    /** A line for each field, the texts below each other. */
    static String fields(List<Field> fields, Screen screen) {
        Screen uncut = new Screen(screen.width(), screen.palette(), screen.cells(), true);
        return new Grid(
                        uncut,
                        List.of(
                                GridColumn.styled("", 1, fields, field -> " " + field.name(), field -> Style.FIELD),
                                GridColumn.styled("", 1, fields, Field::value, Field::style)))
                .text();
    }
}
