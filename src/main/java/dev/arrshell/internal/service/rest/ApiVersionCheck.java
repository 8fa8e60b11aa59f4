package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check of a request's {@code api-version}: the service had three by 2022, which are all served alike.
 *
 * @param schema decides which versions the responses list as supported
 * @param strict whether a missing or unknown version is refused
 */
record ApiVersionCheck(SchemaVariant schema, boolean strict) {

    private static final List<String> SERVED =
            List.of(SchemaVariant.SINCE_2022.supportedVersions().split(", "));

    /** A date or a number, with or without a status such as {@code -preview}. */
    private static final Pattern FORM =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+(\\.[0-9]+)?)(-[A-Za-z][A-Za-z0-9]*)?");

    /** Adds the supported versions, and a warning if the request's is none of them. */
    ServiceResponse addHeaders(ServiceRequest request, ServiceResponse response) {
        ServiceResponse listing = response.with("api-supported-versions", schema.supportedVersions());
        return strict
                ? listing
                : problem(request)
                        .map(why ->
                                listing.with(ServiceAssumptions.WARNING_HEADER, why.code() + "; served as 2021-01-01"))
                        .orElse(listing);
    }

    private static Optional<ApiError> problem(ServiceRequest request) {
        List<String> given = request.parameters(V20210101.API_VERSION).stream()
                .filter(version -> !version.isEmpty())
                .distinct()
                .toList();
        if (given.isEmpty()) {
            return error("ApiVersionUnspecified", "An API version is required, but was not specified.");
        }
        if (given.size() > 1) {
            return error(
                    "AmbiguousApiVersion",
                    "The following API versions were requested: " + String.join(", ", given)
                            + ". At most, only a single API version may be specified.");
        }
        if (SERVED.contains(given.get(0))) {
            return Optional.empty();
        }
        return error(
                FORM.matcher(given.get(0)).matches() ? "UnsupportedApiVersion" : "InvalidApiVersion",
                "The HTTP resource that matches the request URI '" + request.fullUri()
                        + "' does not support the API version '" + given.get(0) + "'.");
    }

    private static Optional<ApiError> error(String code, String message) {
        return Optional.of(ApiError.version(code, message));
    }

    /**
     * Refuses a request whose version is not served, with the codes of the library that the service's framework had.
     *
     * @throws ApiError 400 if strict and there is no version that is served, or more than one
     */
    void require(ServiceRequest request) {
        if (strict) {
            problem(request).ifPresent(error -> {
                throw error;
            });
        }
    }
}
