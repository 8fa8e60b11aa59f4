package dev.arrshell.internal.service.http;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;

/** Parser of JSON objects, as lenient as the dialect was. */
public final class ServiceJsonParser {

    private static final int DEEPEST = 50;

    /** The leniency of the Newtonsoft parser; the samples of v1's documentation have single quotes. */
    private static final ObjectReader LENIENT = reader(shallow()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA));

    private static final ObjectReader STRICT = reader(shallow());

    private ServiceJsonParser() {}

    private static JsonFactoryBuilder shallow() {
        StreamReadConstraints depth =
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
        JsonFactoryBuilder builder = new JsonFactoryBuilder();
        return builder.streamReadConstraints(depth);
    }

    private static ObjectReader reader(JsonFactoryBuilder form) {
        return new ObjectMapper(form.build()).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Parses a body of v1. */
    public static JsonNode lenientObject(byte[] body) {
        return object(LENIENT, body);
    }

    /** Parses a body of 2021-01-01: whether it took the single quotes of the page, as v1 did, is not known. */
    public static JsonNode object(byte[] body, boolean strict) {
        return strict ? strictObject(body) : lenientObject(body);
    }

    /** Parses a body of the admin routes. */
    public static JsonNode strictObject(byte[] body) {
        return object(STRICT, body);
    }

    private static JsonNode object(ObjectReader reader, byte[] body) {
        JsonNode tree = parsed(reader, body);
        if (tree == null || !tree.isObject()) {
            throw ApiError.badRequest("The request was malformed: the body is no JSON object.");
        }
        return tree;
    }

    private static JsonNode parsed(ObjectReader reader, byte[] body) {
        try {
            return reader.readTree(body);
        } catch (IOException notJson) {
            throw ApiError.badRequest("The request was malformed: the body is no JSON.");
        }
    }
}
