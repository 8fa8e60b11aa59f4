package dev.arrshell.internal.service.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method the method
 * @param uri the target in the request line
 * @param headers the values by name, which is in the form {@code Capital-then-small} and found without regard to case
 * @param body the body's bytes, empty for none
 * @param error the response if the request is refused, for example because its body could not be read
 * @param base the base address of the server
 * @param isLocal whether it comes from this machine
 */
public record ServiceRequest(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        byte[] body,
        Optional<ApiError> error,
        URI base,
        boolean isLocal) {

    /** The same request, to be answered with an error, unless it is already. */
    public ServiceRequest withError(ApiError other) {
        return new ServiceRequest(method, uri, headers, body, Optional.of(error.orElse(other)), base, isLocal);
    }

    /** The value of a header; empty if it is missing or has several values. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The path as it was sent. */
    public String rawPath() {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    /** The first value of a query parameter, whose name is compared without regard to case. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    /** The values of a query parameter, in order. */
    public List<String> parameters(String name) {
        if (uri.getRawQuery() == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>(1);
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && name.equalsIgnoreCase(pair.substring(0, equals))) {
                values.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Scheme, name and port by which the client calls the server, which links in a response must have. */
    public String origin() {
        String authority =
                header("Host").filter(host -> HostName.parse(host).isPresent()).orElse(base.getAuthority());
        return base.getScheme() + "://" + authority;
    }

    /** The whole URI. */
    public String fullUri() {
        return origin() + rawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    @Override
    public String toString() {
        return method + " (" + body.length + " bytes)";
    }
}
