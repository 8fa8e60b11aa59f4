package dev.arrshell.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON as trees: unknown fields are ignored and {@code null} is the same as absent. */
final class JsonTrees {

    private static final int DEEPEST = 50;
    private static final int HIGHEST_PORT = 65_535;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private JsonTrees() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own cannot be written", e);
        }
    }

    /** The object a body holds, or nothing if it is not a JSON object. */
    static Optional<JsonNode> objectIn(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** A field's text; null if it is null, absent, an object or an array. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** A field's port; 0 if it is absent or not a port. */
    static int port(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.canConvertToInt() && value.intValue() > 0 && value.intValue() <= HIGHEST_PORT
                ? value.intValue()
                : 0;
    }
}
