package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One thing that can be steered over HTTP.
 *
 * @param method the method
 * @param path the path below {@code /__arr/}; {@code *} takes any text
 * @param handler what it does
 */
record AdminRoute(String method, String path, Function<Pull, ServiceResponse> handler) {

    private static final String ANY = "*";

    /**
     * A request to it.
     *
     * @param request the request
     * @param variable the text that stands where the path takes any, empty if nowhere
     */
    record Pull(ServiceRequest request, String variable) {

        /** The body, in which no other fields may stand than these. */
        JsonNode body(String... known) {
            return BodyFields.only(ServiceJsonParser.strictObject(request.body()), Arrays.asList(known));
        }
    }

    boolean isAt(List<String> asked) {
        String[] own = path.split("/");
        if (own.length != asked.size()) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (!own[i].equals(ANY) && !own[i].equals(asked.get(i))) {
                return false;
            }
        }
        return true;
    }

    ServiceResponse pull(ServiceRequest request, List<String> asked) {
        int variable = Arrays.asList(path.split("/")).indexOf(ANY);
        return handler.apply(new Pull(request, variable < 0 ? "" : asked.get(variable)));
    }

    static ServiceResponse json(int status, ServiceJsonWriter.Content content) {
        return ServiceResponse.json(status, ServiceJsonWriter.object(content));
    }
}
