package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Format of files with one JSON object of texts in each line. */
public final class FlatJson {

    private FlatJson() {}

    /** Writes fields in their order, without a line's end. */
    public static String write(Map<String, String> fields) {
        ObjectNode object = JsonTrees.object();
        fields.forEach(object::put);
        return JsonTrees.write(object);
    }

    /** Reads a line's fields; empty if the line is not a JSON object, for example cut off. */
    public static Optional<Map<String, String>> read(String line) {
        return JsonTrees.objectIn(line.getBytes(StandardCharsets.UTF_8)).map(FlatJson::fields);
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> {
            String text = JsonTrees.text(object, name);
            if (text != null) {
                fields.put(name, text);
            }
        });
        return fields;
    }
}
