package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is made of the {@code api-version} of a request: the service had three by 2022, and all three are served alike.
 *
 * @param era which versions the service says it has
 * @param strict whether another or none is refused
 */
record ApiVersionCheck(SchemaVariant era, boolean strict) {

    private static final String HEADER = "api-supported-versions";

    /** Puts on an answer what versions there are, and that the request's was none of them. */
    ServiceResponse dressed(ServiceRequest request, ServiceResponse plain) {
        ServiceResponse dressed = plain.with(HEADER, era.versions());
        return strict
                ? dressed
                : problem(request)
                        .map(why -> dressed.with(ServiceAssumptions.WARNING_HEADER, why + "; served as 2021-01-01"))
                        .orElse(dressed);
    }

    private Optional<String> problem(ServiceRequest request) {
        Optional<String> asked = request.parameter(V20210101.API_VERSION);
        if (asked.isEmpty()) {
            return Optional.of("the api-version is missing");
        }
        return isServed(asked.get()) ? Optional.empty() : Optional.of("the api-version is unknown");
    }

    private static boolean isServed(String version) {
        List<String> served = Arrays.asList(SchemaVariant.LATE.versions().split(", "));
        return served.contains(version);
    }

    /**
     * Lets a request pass whose version is served.
     *
     * @throws ApiError 400 if the emulator is strict and the version is missing or unknown
     */
    void check(ServiceRequest request) {
        if (strict && problem(request).isPresent()) {
            String asked = request.parameter(V20210101.API_VERSION).orElse("");
            throw ApiError.unsupportedVersion("The HTTP resource that matches the request URI '" + request.address()
                    + "' does not support the API version '" + asked + "'.");
        }
    }
}
