package dev.arrshell.internal.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writer of documents as JSON, YAML or CSV. The libraries for YAML and CSV are loaded at first use. */
final class DocumentWriter {

    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private DocumentWriter() {}

    static String json(Object document) {
        return written(JSON, document);
    }

    static String yaml(Object document) {
        return written(Yaml.WRITER, document);
    }

    /** A line for each element; a map is one element. Nested values are JSON within their cell. */
    static String csv(Object document) {
        List<Map<String, Object>> rows = rows(document);
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return columns.isEmpty() ? "" : written(Csv.writer(columns), rows);
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
            return writer.writeValueAsString(document).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the document: " + e.getOriginalMessage(), e);
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
