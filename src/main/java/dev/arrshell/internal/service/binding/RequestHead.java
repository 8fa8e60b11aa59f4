package dev.arrshell.internal.service.binding;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A request without its body.
 *
 * @param method the method
 * @param uri the address in the request line
 * @param headers the values by name; names are compared without regard to case
 * @param length the length of the body in bytes, {@link #CHUNKED} if the body says itself where it ends
 * @param awaitsContinue whether the client waits for {@code 100 Continue} before it sends the body
 * @param takesChunks whether the client knows bodies in chunks, which HTTP/1.0 has not
 * @param last whether the client sends no other request on this connection
 */
record RequestHead(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        long length,
        boolean awaitsContinue,
        boolean takesChunks,
        boolean last) {

    static final long CHUNKED = -1;
}
