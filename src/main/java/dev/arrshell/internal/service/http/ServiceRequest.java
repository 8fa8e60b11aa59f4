package dev.arrshell.internal.service.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method the method
 * @param uri the address in the request line
 * @param headers the values by name, which is in the form {@code Capital-then-small} and found without regard to case
 * @param body the body's bytes, empty for none
 * @param trouble why it is refused unseen, as when the body could not be read
 * @param base the emulator's own address
 */
public record ServiceRequest(
        String method, URI uri, Map<String, List<String>> headers, byte[] body, Optional<ApiError> trouble, URI base) {

    /** The same, to be refused. */
    public ServiceRequest refused(ApiError why) {
        return new ServiceRequest(method, uri, headers, body, Optional.of(trouble.orElse(why)), base);
    }

    /** The single value of a header; nothing if it is missing or there are several. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The path as it was sent, from the first slash on. */
    public String rawPath() {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    /** The first value of a parameter in the address; names are compared without regard to case. */
    public Optional<String> parameter(String name) {
        if (uri.getRawQuery() == null) {
            return Optional.empty();
        }
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && name.equalsIgnoreCase(pair.substring(0, equals))) {
                return Optional.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /** The server as the client calls it: a client that knows it by another name must meet that name again. */
    public String origin() {
        String authority =
                header("Host").filter(host -> HostName.parse(host).isPresent()).orElse(base.getAuthority());
        return base.getScheme() + "://" + authority;
    }

    /** The whole address. */
    public String address() {
        return origin() + rawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    @Override
    public String toString() {
        return method + " (" + body.length + " bytes)";
    }
}
