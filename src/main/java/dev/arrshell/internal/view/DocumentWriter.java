package dev.arrshell.internal.view;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.arrshell.internal.text.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writer of documents as JSON, YAML or CSV. The libraries for YAML and CSV are loaded at first use. */
final class DocumentWriter {

    private static final ObjectWriter LINE = new ObjectMapper(new JsonFactoryBuilder()
                    .characterEscapes(new UnprintableEscapes())
                    .build())
            .writer();

    private static final ObjectWriter JSON = LINE.with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@]|\\t");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private DocumentWriter() {}

    static String json(Object document) {
        return written(JSON, document).stripTrailing();
    }

    /** The same on one line. */
    static String jsonLine(Object document) {
        return written(LINE, document);
    }

    static String yaml(Object document) {
        return written(Yaml.WRITER, printable(document)).stripTrailing();
    }

    /** A line for each element; a map is one element. Nested values are JSON within their cell. */
    static String csv(Object document) {
        return csv(document, List.of());
    }

    /** The same, with these columns first, also without any element. */
    static String csv(Object document, List<String> first) {
        List<Map<String, Object>> rows = rows(printable(document));
        rows.forEach(row -> row.replaceAll((name, value) -> value instanceof String text ? notFormula(text) : value));
        Set<String> columns = new LinkedHashSet<>(first);
        rows.forEach(row -> columns.addAll(row.keySet()));
        if (columns.isEmpty()) {
            return "";
        }
        // An empty cell at the end is a line of its own.
        String lines = written(Csv.writer(columns), rows);
        return lines.substring(0, lines.length() - 1);
    }

    /** The document with unprintable characters replaced, for forms that cannot escape them. */
    private static Object printable(Object document) {
        if (document instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(PrintableText.of(String.valueOf(name)), printable(value)));
            return copy;
        }
        if (document instanceof List<?> list) {
            return list.stream().map(DocumentWriter::printable).collect(Collectors.toList());
        }
        return document instanceof String text ? PrintableText.of(text) : document;
    }

    /** A spreadsheet takes a cell that begins like this for a formula, and runs it; an apostrophe makes it text. */
    private static String notFormula(String cell) {
        return FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** A document as rows of a table. An element without fields becomes a row with one field {@code value}. */
    static List<Map<String, Object>> rows(Object document) {
        List<?> elements = document instanceof List<?> list ? list : List.of(document == null ? "" : document);
        return elements.stream().map(DocumentWriter::row).toList();
    }

    private static Map<String, Object> row(Object element) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (element instanceof Map<?, ?> map) {
            map.forEach((name, value) -> row.put(String.valueOf(name), cell(value)));
        } else {
            row.put("value", cell(element));
        }
        return row;
    }

    private static Object cell(Object value) {
        return value instanceof Map || value instanceof List ? written(new ObjectMapper().writer(), value) : value;
    }

    private static String written(ObjectWriter writer, Object document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the document: " + e.getOriginalMessage(), e);
        }
    }

    /** JSON's own escapes for what {@link PrintableText} would replace: the text that a program reads is the same. */
    private static final class UnprintableEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int single) {
            return PrintableText.isUnprintable((char) single)
                    ? new SerializedString(String.format("\\u%04x", single))
                    : null;
        }
    }

    private static final class Yaml {

        static final ObjectWriter WRITER = new ObjectMapper(YAMLFactory.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .build())
                .writer();

        private Yaml() {}
    }

    private static final class Csv {

        private static final CsvMapper MAPPER = new CsvMapper();

        private Csv() {}

        static ObjectWriter writer(Set<String> columns) {
            CsvSchema schema = CsvSchema.builder()
                    .addColumns(new ArrayList<>(columns), CsvSchema.ColumnType.STRING)
                    .setUseHeader(true)
                    .build();
            return MAPPER.writer(schema);
        }
    }
}
