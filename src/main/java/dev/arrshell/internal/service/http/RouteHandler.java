package dev.arrshell.internal.service.http;

/** Handler of the requests that match a route. */
@FunctionalInterface
public interface RouteHandler {

    /**
     * Answers a request.
     *
     * @throws ApiError if the response is an error
     */
    ServiceResponse handle(RouteMatch match);
}
