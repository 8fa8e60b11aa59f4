package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.wire.ReasonPhrases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writer of responses, or of as much of them as is to be delivered. A small one goes out in one write. */
final class ResponseWriter {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 << 10;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final OutputStream out;
    private final Runnable beforeWrite;

    /**
     * Creates a writer.
     *
     * @param beforeWrite called before each piece, as the client may take none of it
     */
    ResponseWriter(OutputStream out, Runnable beforeWrite) {
        this.out = out;
        this.beforeWrite = beforeWrite;
    }

    void writeContinue() throws IOException {
        beforeWrite.run();
        out.write(CONTINUE);
    }

    /**
     * Writes what is to be delivered of a response: all of it, or the headers, which announce all of the body, and half of
     * the body, or nothing.
     *
     * @param toHead whether the request's method is HEAD: the body is announced and not sent
     */
    void write(ResponseDelivery delivery, boolean toHead) throws IOException {
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
        byte[] head = head(response).getBytes(StandardCharsets.ISO_8859_1);
        int first = Math.min(length, PIECE);
        byte[] piece = Arrays.copyOf(head, head.length + first);
        System.arraycopy(response.body(), 0, piece, head.length, first);
        beforeWrite.run();
        out.write(piece);
        for (int at = first; at < length; at += PIECE) {
            beforeWrite.run();
            out.write(response.body(), at, Math.min(PIECE, length - at));
        }
    }

    private static String head(ServiceResponse response) {
        int status = response.status();
        StringBuilder head =
                new StringBuilder(512).append("HTTP/1.1 ").append(status).append(' ');
        head.append(ReasonPhrases.phrase(status)).append("\r\n");
        response.headers().forEach((name, value) -> {
            head.append(name).append(": ");
            value.chars().forEach(character -> head.append(character < ' ' ? ' ' : (char) character));
            head.append("\r\n");
        });
        if (status != NO_CONTENT && status != NOT_MODIFIED) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
