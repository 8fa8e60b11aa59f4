package dev.arrshell.internal.timeline;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writer of the shapes of a timeline, one on each line. */
final class SvgWriter {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT = "system-ui, 'DejaVu Sans', sans-serif";

    private final XMLStreamWriter xml;

    SvgWriter(OutputStream out) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    }

    void begin(int width, int height, String title) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height, "role", "img");
        attributes("font-family", FONT, "font-size", 13);
        title(title);
        xml.writeCharacters("\n");
        empty("rect", "width", width, "height", height, "fill", "#ffffff");
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    void line(double x1, double y1, double x2, double y2, String colour) throws XMLStreamException {
        empty("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", colour);
    }

    /** A box with a tooltip. */
    void box(double x, double y, double width, double height, String colour, String title) throws XMLStreamException {
        xml.writeStartElement("rect");
        attributes("x", x, "y", y, "width", width, "height", height, "rx", 2, "fill", colour);
        title(title);
        end();
    }

    void text(double x, double y, String colour, boolean bold, String text) throws XMLStreamException {
        xml.writeStartElement("text");
        attributes("x", x, "y", y, "fill", colour);
        if (bold) {
            attributes("font-weight", 600);
        }
        xml.writeCharacters(text);
        end();
    }

    /** A small text, centred at a position. */
    void label(double x, double y, String colour, String text) throws XMLStreamException {
        xml.writeStartElement("text");
        attributes("x", x, "y", y, "fill", colour, "text-anchor", "middle", "font-size", 11);
        xml.writeCharacters(text);
        end();
    }

    private void title(String text) throws XMLStreamException {
        xml.writeStartElement("title");
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void empty(String element, Object... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attributes(attributes);
        xml.writeCharacters("\n");
    }

    private void attributes(Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i].toString(), value(namesAndValues[i + 1]));
        }
    }

    /** Rounds to hundredths of a point. */
    private static String value(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }
}
