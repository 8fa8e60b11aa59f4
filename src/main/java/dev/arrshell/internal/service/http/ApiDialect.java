package dev.arrshell.internal.service.http;

/** The form of an API's responses that does not depend on the operation: its errors and its common headers. */
public interface ApiDialect {

    default ServiceResponse toResponse(ApiError error) {
        return error.toResponse(false);
    }

    /** Adds the headers that all responses have, whatever produced them. */
    default ServiceResponse addHeaders(ServiceRequest request, ServiceResponse response) {
        return response;
    }
}
