package dev.arrshell.internal.service.http;

import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import java.util.Map;
import java.util.Optional;

/**
 * A request with the route that it matches.
 *
 * @param request the request
 * @param operation the route's operation, empty if no route matches
 * @param dialect the form of the response
 * @param handler produces the response
 * @param region the region in the path or the emulator's own
 * @param variables the variable segments of the path by name
 */
public record RouteMatch(
        ServiceRequest request,
        Optional<Operation> operation,
        ApiDialect dialect,
        RouteHandler handler,
        Region region,
        Map<String, String> variables) {

    private static final ApiDialect PLAIN = new ApiDialect() {};

    /** A request that no route matches. */
    static RouteMatch unmatched(ServiceRequest request, Region region, ApiError error) {
        RouteHandler refusing = match -> {
            throw error;
        };
        return new RouteMatch(request, Optional.empty(), PLAIN, refusing, region, Map.of());
    }

    public String account() {
        return variables.get("{accountId}");
    }

    public String session() {
        return variables.get("{sessionId}");
    }

    public String conversion() {
        return variables.get("{conversionId}");
    }

    /** The response of the service; an error is a response too. */
    public ServiceResponse respond() {
        try {
            request.error().ifPresent(error -> {
                throw error;
            });
            return handler.handle(this);
        } catch (ApiError error) {
            return dialect.toResponse(error);
        }
    }
}
