package dev.arrshell.internal.view;

import java.util.List;

/** A title and fields, on as few lines as they fit on or a line each. Nothing is ever cut. */
final class Card {

    private static final String GAP = "   ";
    private static final String INDENT = "  ";

    private Card() {}

    /** {@code Session d31b…  Ready   host …   lease …}; what does not fit goes to the next line. */
    static String line(Field title, List<Field> fields, Screen screen) {
        StringBuilder text = new StringBuilder(head(title, screen));
        int used = screen.cells().width(head(title, without(screen)));
        for (Field field : fields) {
            int width = screen.cells().width(named(field, without(screen)));
            boolean fits = screen.wide() || used + GAP.length() + width <= screen.width();
            text.append(fits ? GAP : "\n" + INDENT).append(named(field, screen));
            used = width + (fits ? used + GAP.length() : INDENT.length());
        }
        return text.toString();
    }

    private static Screen without(Screen screen) {
        return new Screen(screen.width(), Palette.NONE, screen.cells(), screen.wide());
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
