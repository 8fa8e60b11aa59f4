package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import java.util.List;
import java.util.Optional;

/**
 * The check of a request's {@code api-version}: the service had three by 2022, which are all served alike.
 *
 * @param schema decides which versions the responses list as supported
 * @param strict whether a missing or unknown version is refused
 */
record ApiVersionCheck(SchemaVariant schema, boolean strict) {

    private static final List<String> SERVED =
            List.of(SchemaVariant.SINCE_2022.supportedVersions().split(", "));

    /** Adds the supported versions, and a warning if the request's is none of them. */
    ServiceResponse addHeaders(ServiceRequest request, ServiceResponse response) {
        ServiceResponse listing = response.with("api-supported-versions", schema.supportedVersions());
        return strict
                ? listing
                : problem(request)
                        .map(why -> listing.with(ServiceAssumptions.WARNING_HEADER, why + "; served as 2021-01-01"))
                        .orElse(listing);
    }

    private static Optional<String> problem(ServiceRequest request) {
        Optional<String> version = request.parameter(V20210101.API_VERSION);
        if (version.isEmpty()) {
            return Optional.of("the api-version is missing");
        }
        return SERVED.contains(version.get()) ? Optional.empty() : Optional.of("the api-version is unknown");
    }

    /**
     * Refuses a request whose version is not served.
     *
     * @throws ApiError 400 if strict and the version is missing or unknown
     */
    void require(ServiceRequest request) {
        if (strict && problem(request).isPresent()) {
            String version = request.parameter(V20210101.API_VERSION).orElse("");
            throw ApiError.unsupportedVersion("The HTTP resource that matches the request URI '" + request.fullUri()
                    + "' does not support the API version '" + version + "'.");
        }
    }
}
