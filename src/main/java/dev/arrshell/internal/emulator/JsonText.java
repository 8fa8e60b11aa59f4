package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.arrshell.internal.wire.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The emulator's JSON: compact on the way out, and on the way in as lenient as the dialect was. */
final class JsonText {

    private static final int DEEPEST = 50;

    private static final JsonFactory COMPACT = new JsonFactory();

    /** What Newtonsoft's parser takes; the session page's own samples are written with single quotes. */
    private static final ObjectReader LENIENT = reader(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private JsonText() {}

    private static ObjectReader reader(JsonFactory factory) {
        return new ObjectMapper(factory).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Writes into a generator, which may fail. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    static byte[] object(Content fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = COMPACT.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    static byte[] error(String code, String message) {
        return object(json -> {
            json.writeObjectFieldStart(Names.ERROR);
            json.writeStringField(Names.CODE, code);
            json.writeStringField(Names.MESSAGE, message);
            json.writeEndObject();
        });
    }

    /** Reads the JSON object in a body of v1. */
    static JsonNode lenientObject(byte[] body) {
        JsonNode tree = parsed(LENIENT, body);
        if (tree == null || !tree.isObject()) {
            throw Refused.badRequest("The request was malformed: the body is no JSON object.");
        }
        return tree;
    }

    private static JsonNode parsed(ObjectReader reader, byte[] body) {
        try {
            return reader.readTree(body);
        } catch (IOException notJson) {
            throw Refused.badRequest("The request was malformed: the body is no JSON.");
        }
    }
}
