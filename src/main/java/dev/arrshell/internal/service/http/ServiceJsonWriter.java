package dev.arrshell.internal.service.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.arrshell.internal.wire.ProtocolNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writer of compact JSON. Needs only the core of Jackson, which loads faster than its object mapper. */
public final class ServiceJsonWriter {

    /** The buffers are shared: a virtual thread would make its own for each response. */
    private static final JsonFactory COMPACT = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private ServiceJsonWriter() {}

    /** The fields of an object. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The fields of an object that shows a value. */
    @FunctionalInterface
    public interface ItemWriter<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    public static byte[] object(Content fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            write(bytes, fields);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Writes an object to a stream and leaves that open. */
    static void write(OutputStream out, Content fields) throws IOException {
        try (JsonGenerator json = COMPACT.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        }
    }

    /** The same as text. */
    public static String text(Content fields) {
        return new String(object(fields), StandardCharsets.UTF_8);
    }

    /** Writes a field that is an array of objects. */
    public static <T> void writeObjects(JsonGenerator json, String name, Iterable<T> items, ItemWriter<T> writer)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            writer.write(json, item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static byte[] error(String code, String message, boolean withNulls) {
        return object(json -> {
            json.writeFieldName(ProtocolNames.ERROR);
            writeError(json, code, message, withNulls);
        });
    }

    public static void writeError(JsonGenerator json, String code, String message, boolean withNulls)
            throws IOException {
        json.writeStartObject();
        json.writeStringField(ProtocolNames.CODE, code);
        json.writeStringField(ProtocolNames.MESSAGE, message);
        if (withNulls) {
            json.writeNullField("details");
            json.writeNullField("target");
            json.writeNullField("innerError");
        }
        json.writeEndObject();
    }
}
