package dev.arrshell.internal.service.http;

import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose path was understood.
 *
 * @param operation what it asks, nothing if no route leads there
 * @param front who answers it
 * @param region the region in the path or the emulator's own
 * @param variables the variable parts of the path by name
 * @param request the request
 */
public record RouteMatch(
        Optional<Operation> operation,
        RouteHandler front,
        Region region,
        Map<String, String> variables,
        ServiceRequest request) {

    static final String ACCOUNT = "{accountId}";
    static final String SESSION = "{sessionId}";

    /** A call that no route leads to. */
    static RouteMatch astray(ServiceRequest request, Region region, ApiError why) {
        RouteHandler refusing = call -> {
            throw why;
        };
        return new RouteMatch(Optional.empty(), refusing, region, Map.of(), request);
    }

    public String account() {
        return variables.get(ACCOUNT);
    }

    public String session() {
        return variables.get(SESSION);
    }

    /** The answer of the service, errors too. */
    public ServiceResponse answer() {
        try {
            request.trouble().ifPresent(refused -> {
                throw refused;
            });
            return front.answer(this);
        } catch (ApiError refused) {
            return front.refusal(refused);
        }
    }
}
