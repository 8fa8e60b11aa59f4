package dev.arrshell.internal.view.layout;

import java.util.List;

/** Layout of a title and fields: on as few lines as possible, or one on each line. Nothing is cut. */
public final class FieldCard {

    private static final String GAP = "   ";
    private static final String INDENT = "  ";

    private FieldCard() {}

    /** {@code Session d31b…  Ready   host …   lease …}; a field that does not fit begins a new line. */
    public static String line(CardField title, List<CardField> fields, Screen screen) {
        StringBuilder text = new StringBuilder(head(title, screen));
        int used = screen.cells().width(head(title, without(screen)));
        for (CardField field : fields) {
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

    private static String named(CardField field, Screen screen) {
        return (field.name().isEmpty() ? "" : screen.paint(TextStyle.FIELD, field.name()) + " ")
                + field.painted(screen);
    }

    private static String head(CardField title, Screen screen) {
        return title.value().isEmpty() ? title.name() : title.name() + "  " + title.painted(screen);
    }

    /** The title, then a line for each field. */
    public static String stacked(CardField title, List<CardField> fields, Screen screen) {
        return fields.isEmpty() ? head(title, screen) : head(title, screen) + "\n" + fields(fields, screen);
    }

    /** A line for each field, the texts below each other. */
    public static String fields(List<CardField> fields, Screen screen) {
        Screen uncut = new Screen(screen.width(), screen.palette(), screen.cells(), true);
        return new TextTable(
                        uncut,
                        List.of(
                                TableColumn.styled(
                                        "", 1, fields, field -> " " + field.name(), field -> TextStyle.FIELD),
                                TableColumn.styled("", 1, fields, CardField::value, CardField::style)))
                .text();
    }
}
