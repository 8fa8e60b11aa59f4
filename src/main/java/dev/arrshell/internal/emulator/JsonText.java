package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
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
    private static final ObjectReader LENIENT = reader(shallow()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA));

    private static final ObjectReader STRICT = reader(shallow());

    private JsonText() {}

    private static JsonFactoryBuilder shallow() {
        StreamReadConstraints depth =
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
        JsonFactoryBuilder builder = new JsonFactoryBuilder();
        return builder.streamReadConstraints(depth);
    }

    private static ObjectReader reader(JsonFactoryBuilder form) {
        return new ObjectMapper(form.build()).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
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

    static byte[] error(String code, String message, boolean withNulls) {
        return object(json -> {
            json.writeFieldName(Names.ERROR);
            writeError(json, code, message, withNulls);
        });
    }

    static void writeError(JsonGenerator json, String code, String message, boolean withNulls) throws IOException {
        json.writeStartObject();
        json.writeStringField(Names.CODE, code);
        json.writeStringField(Names.MESSAGE, message);
        if (withNulls) {
            json.writeNullField("details");
            json.writeNullField("target");
            json.writeNullField("innerError");
        }
        json.writeEndObject();
    }

    /** Reads the JSON object in a body of v1. */
    static JsonNode lenientObject(byte[] body) {
        return object(LENIENT, body);
    }

    /** Reads the JSON object in a body of 2021-01-01, or one that steers the emulator. */
    static JsonNode strictObject(byte[] body) {
        return object(STRICT, body);
    }

    private static JsonNode object(ObjectReader reader, byte[] body) {
        JsonNode tree = parsed(reader, body);
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
