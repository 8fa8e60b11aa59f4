package dev.arrshell.internal.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method the method
 * @param uri the address in the request line
 * @param headers names in the form {@code Capital-then-small}
 * @param body the body's bytes, empty for none
 * @param trouble why the body could not be read
 */
record Request(String method, URI uri, Map<String, List<String>> headers, byte[] body, Optional<Refused> trouble) {

    /** The single value of a header; nothing if it is missing or there are several. */
    Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
    }

    @Override
    public String toString() {
        return method + " (" + body.length + " bytes)";
    }
}
