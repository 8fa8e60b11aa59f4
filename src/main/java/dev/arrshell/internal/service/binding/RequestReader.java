package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.AbstractMessageParser;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reader of the requests on one connection, with HttpCore's parsers. A request is returned only if all of it has arrived:
 * one that ends early is refused, as is one that is malformed, too large or too slow.
 */
final class RequestReader {

    private static final int BUFFER = 8 << 10;
    private static final int BLANK_LINES = 8;
    private static final int LONGEST_LENGTH = 18;
    private static final String ADDRESS = "its address is not valid";
    private static final String LENGTH = "it does not say clearly how long its body is";

    /** The bytes that a chunked body may take up with the sizes of its chunks and what else is around them. */
    private static final long CHUNKED_BYTES = 16L * ServiceAssumptions.LARGEST_BODY;

    private static final Http1Config TRAILERS = Http1Config.custom()
            .setMaxHeaderCount(ConnectionLimits.HEADER_FIELDS)
            .setMaxLineLength(ConnectionLimits.HEADER_BLOCK)
            .build();

    private final RequestInput input;
    private final ConnectionLimits limits;
    private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER, ConnectionLimits.HEADER_BLOCK);

    RequestReader(Socket socket, ConnectionLimits limits) throws IOException {
        this.input = new RequestInput(socket);
        this.limits = limits;
    }

    /** Waits for the first byte of a request; false if the client sends none. */
    boolean awaitRequest() throws IOException {
        if (buffer.hasBufferedData()) {
            return true;
        }
        input.within(limits.idle());
        input.atMost(BUFFER);
        try {
            return buffer.fillBuffer(input) >= 0;
        } catch (SocketTimeoutException idle) {
            return false;
        }
    }

    /**
     * Reads up to the blank line.
     *
     * @throws ApiError if the head is refused; the connection is of no more use then
     */
    RequestHead readHead() throws IOException {
        input.within(limits.request());
        return refusing("a line of its head is not valid", () -> head(requestLine()));
    }

    /**
     * Reads the body that a head announces.
     *
     * @throws ApiError if the body is refused; the connection is of no more use then
     */
    byte[] readBody(RequestHead head) throws IOException {
        return refusing(
                "its body cannot be read",
                () -> head.length() == RequestHead.CHUNKED ? chunkedBody() : body(head.length()));
    }

    /** Reads and throws away what else is sent, for so long, so that the client reads the response before it is cut off. */
    void drain(Duration time, long bytes) throws IOException {
        buffer.clear();
        input.within(time);
        input.atMost(bytes);
        try {
            while (buffer.fillBuffer(input) >= 0) {
                buffer.clear();
            }
        } catch (SocketTimeoutException | MessageConstraintException enough) {
            // The client had its chance.
        }
    }

    /** Reads a part of a request. */
    @FunctionalInterface
    private interface Part<T> {
        T read() throws IOException, HttpException;
    }

    private static <T> T refusing(String fault, Part<T> part) throws IOException {
        try {
            return part.read();
        } catch (SocketTimeoutException late) {
            throw ApiError.unservable(408, "the request did not arrive in time");
        } catch (SocketException gone) {
            throw gone;
        } catch (IOException | HttpException | IllegalArgumentException malformed) {
            throw ApiError.malformed(fault);
        }
    }

    private RequestLine requestLine() throws IOException, HttpException {
        input.atMost(ConnectionLimits.REQUEST_LINE - buffer.length());
        CharArrayBuffer line = new CharArrayBuffer(128);
        try {
            for (int blank = 0; line.isEmpty() && blank <= BLANK_LINES; blank++) {
                buffer.readLine(line, input);
                requireComplete();
            }
        } catch (MessageConstraintException tooLong) {
            throw ApiError.unservable(
                    414, "the request line is longer than " + ConnectionLimits.REQUEST_LINE + " bytes");
        }
        return StrictLineParser.STRICT.parseRequestLine(line);
    }

    /** A request that was cut off may mean something else than what is there of it. */
    private void requireComplete() {
        if (input.hasEnded()) {
            throw ApiError.malformed("it ends before it is complete");
        }
    }

    private RequestHead head(RequestLine line) throws IOException, HttpException {
        if (line.getProtocolVersion().getMajor() != 1) {
            throw ApiError.unservable(505, "this server speaks HTTP/1.1");
        }
        Map<String, List<String>> headers = headers();
        boolean current = line.getProtocolVersion().getMinor() > 0;
        if (!StrictLineParser.isToken(line.getMethod())) {
            throw ApiError.malformed("its method is not valid");
        }
        int hosts = valuesOf("Host", headers).size();
        if (hosts > 1 || current && hosts == 0) {
            throw ApiError.malformed("it must have one Host header");
        }
        if (line.getMethod().equals("CONNECT")) {
            throw ApiError.wrongMethod("DELETE, GET, HEAD, PATCH, POST, PUT").closing();
        }
        long length = length(headers);
        return new RequestHead(
                line.getMethod(),
                uri(line.getUri()),
                headers,
                length,
                awaitsContinue(headers) && current && length != 0 && length <= ServiceAssumptions.LARGEST_BODY,
                current,
                !current || closes(headers));
    }

    private Map<String, List<String>> headers() throws IOException, HttpException {
        input.atMost(ConnectionLimits.HEADER_BLOCK - buffer.length());
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : headerFields()) {
            headers.computeIfAbsent(capitalized(header.getName()), name -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        return headers;
    }

    private Header[] headerFields() throws IOException, HttpException {
        try {
            Header[] fields = AbstractMessageParser.parseHeaders(
                    buffer, input, ConnectionLimits.HEADER_FIELDS + 1, 0, StrictLineParser.STRICT);
            requireComplete();
            return fields;
        } catch (MessageConstraintException tooLarge) {
            throw ApiError.unservable(
                    431,
                    "the headers are more than " + ConnectionLimits.HEADER_FIELDS + " or larger than "
                            + ConnectionLimits.HEADER_BLOCK + " bytes");
        }
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<String> valuesOf(String name, Map<String, List<String>> headers) {
        return headers.getOrDefault(name, List.of());
    }

    private static URI uri(String target) {
        try {
            URI uri = new URI(target);
            boolean relative = target.startsWith("/") || target.equals("*");
            boolean visible = target.chars().allMatch(character -> character > ' ' && character < 0x7f);
            if (uri.isOpaque() || !visible || !relative && !uri.isAbsolute()) {
                throw ApiError.malformed(ADDRESS);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw ApiError.malformed(ADDRESS);
        }
    }

    /** Two ways to say where a body ends are one too many: a proxy may have gone by the other. */
    private static long length(Map<String, List<String>> headers) {
        List<String> codings = valuesOf("Transfer-Encoding", headers);
        List<String> lengths = valuesOf("Content-Length", headers);
        if (lengths.size() > 1 || !lengths.isEmpty() && !codings.isEmpty()) {
            throw ApiError.malformed(LENGTH);
        }
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw ApiError.unservable(501, "the only transfer coding that this server knows is chunked");
            }
            return RequestHead.CHUNKED;
        }
        return lengths.isEmpty() ? 0 : number(lengths.get(0));
    }

    private static long number(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw ApiError.malformed(LENGTH);
        }
        return digits.length() > LONGEST_LENGTH ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static boolean awaitsContinue(Map<String, List<String>> headers) {
        List<String> expected = valuesOf("Expect", headers);
        if (!expected.stream().allMatch(value -> value.equalsIgnoreCase("100-continue"))) {
            throw ApiError.unservable(417, "the only expectation that this server meets is 100-continue");
        }
        return !expected.isEmpty();
    }

    private static boolean closes(Map<String, List<String>> headers) {
        return valuesOf("Connection", headers).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    private byte[] body(long length) throws IOException {
        if (length > ServiceAssumptions.LARGEST_BODY) {
            throw ApiError.tooLarge();
        }
        input.atMost(length);
        try (InputStream body = new ContentLengthInputStream(buffer, input, length)) {
            return body.readNBytes((int) length);
        }
    }

    @SuppressWarnings("resource")
    private byte[] chunkedBody() throws IOException {
        input.atMost(CHUNKED_BYTES);
        byte[] body = new ChunkedInputStream(buffer, input, TRAILERS).readNBytes(ServiceAssumptions.LARGEST_BODY + 1);
        if (body.length > ServiceAssumptions.LARGEST_BODY) {
            throw ApiError.tooLarge();
        }
        requireComplete();
        return body;
    }
}
