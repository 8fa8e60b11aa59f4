package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.http.ServiceResponse.BodyStream;
import dev.arrshell.internal.wire.ReasonPhrases;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;

/** Writer of responses, or of as much of them as is to be delivered. A small one goes out in one write. */
final class ResponseWriter {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 << 10;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final OutputStream out;

    /**
     * Creates a writer.
     *
     * @param beforeWrite called before each piece, as the client may take none of it
     */
    ResponseWriter(OutputStream out, Runnable beforeWrite) {
        this.out = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                beforeWrite.run();
                super.out.write(bytes, offset, length);
            }
        };
    }

    void writeContinue() throws IOException {
        out.write(CONTINUE);
    }

    /**
     * Writes what is to be delivered of a response: all of it, or the headers, which announce all of the body, and half of
     * the body, or nothing.
     *
     * @param toHead whether the request's method is HEAD: the body is announced and not sent
     * @param inChunks whether a body of unknown length is sent in chunks; otherwise it ends with the connection
     */
    void write(ResponseDelivery delivery, boolean toHead, boolean inChunks) throws IOException {
        Optional<BodyStream> stream = delivery.response().flatMap(ServiceResponse::stream);
        if (stream.isPresent()) {
            write(delivery.response().orElseThrow(), toHead ? out -> {} : stream.get(), inChunks && !toHead);
        } else {
            write(delivery, toHead);
        }
    }

    private void write(ServiceResponse response, BodyStream body, boolean inChunks) throws IOException {
        out.write(bytes(head(response).append(inChunks ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n")));
        if (inChunks) {
            ChunkedOutputStream chunks = new ChunkedOutputStream(new SessionOutputBufferImpl(PIECE), out, PIECE);
            body.writeTo(chunks);
            chunks.close();
        } else {
            body.writeTo(out);
        }
    }

    private void write(ResponseDelivery delivery, boolean toHead) throws IOException {
        ServiceResponse response = delivery.response().orElse(null);
        int length = response == null || toHead ? 0 : response.body().length;
        switch (delivery.delivery()) {
            case WHOLE -> write(response, length);
            case HALF -> {
                if (length > 0) {
                    write(response, length / 2);
                }
            }
            case NONE -> {}
        }
    }

    private void write(ServiceResponse response, int length) throws IOException {
        byte[] head = bytes(head(response).append(length(response)).append("\r\n"));
        int first = Math.min(length, PIECE);
        byte[] piece = Arrays.copyOf(head, head.length + first);
        System.arraycopy(response.body(), 0, piece, head.length, first);
        out.write(piece);
        for (int at = first; at < length; at += PIECE) {
            out.write(response.body(), at, Math.min(PIECE, length - at));
        }
    }

    private static byte[] bytes(StringBuilder head) {
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String length(ServiceResponse response) {
        boolean none = response.status() == NO_CONTENT || response.status() == NOT_MODIFIED;
        return none ? "" : "Content-Length: " + response.body().length + "\r\n";
    }

    /** Status line and headers, without those that say how long the body is. */
    private static StringBuilder head(ServiceResponse response) {
        int status = response.status();
        StringBuilder head =
                new StringBuilder(512).append("HTTP/1.1 ").append(status).append(' ');
        head.append(ReasonPhrases.phrase(status)).append("\r\n");
        response.headers().forEach((name, value) -> {
            head.append(name).append(": ");
            value.chars().forEach(character -> head.append(character < ' ' ? ' ' : (char) character));
            head.append("\r\n");
        });
        return head;
    }
}
