package dev.arrshell.internal.service.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.arrshell.internal.wire.ProtocolNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The emulator's JSON on its way out, compact. Needs no more of Jackson than its core, which is soon loaded. */
public final class ServiceJsonWriter {

    /** Its buffers are shared: kept for each thread, a virtual one would make them anew for each answer. */
    private static final JsonFactory COMPACT = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private ServiceJsonWriter() {}

    /** Writes into a generator, which may fail. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    public static byte[] object(Content fields) {
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
