package dev.arrshell.internal.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads JSON into maps, lists, texts, numbers, booleans and null. */
public final class JsonValues {

    private static final int DEEPEST = 50;

    /** Single quotes too: the session page's own bodies are written with them, and the service took them. */
    private static final ObjectReader READER = new ObjectMapper(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .build())
            .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {});

    private JsonValues() {}

    /** The fields of a JSON object in their order; nothing if the text is none. */
    public static Optional<LinkedHashMap<String, Object>> object(String text) {
        try {
            return Optional.ofNullable(READER.readValue(text));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
