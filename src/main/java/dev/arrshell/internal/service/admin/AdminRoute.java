package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A method on a path below {@code /__arr/}.
 *
 * @param method the method
 * @param path the path below {@code /__arr/}, empty for that path itself; the segment {@code *} takes any text
 * @param handler answers its requests
 */
record AdminRoute(String method, String path, Function<AdminRequest, ServiceResponse> handler) {

    private static final String ANY = "*";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /**
     * A request that matches the route.
     *
     * @param request the request
     * @param variable the segment in the place of {@code *}, empty if the path has none
     */
    record AdminRequest(ServiceRequest request, String variable) {

        /**
         * A number in the query.
         *
         * @param absent the number if the query has none
         */
        long number(String name, long absent) {
            Optional<String> text = request.parameter(name);
            if (text.filter(value -> !NUMBER.matcher(value).matches()).isPresent()) {
                throw ApiError.badRequest("The " + name + " value '" + BodyFields.abbreviated(text.get())
                        + "' is not a number from 0 on.");
            }
            return text.map(Long::parseLong).orElse(absent);
        }

        /** Whether the query has this value, or none of that name. */
        boolean allows(String name, String value) {
            return request.parameter(name)
                    .filter(wanted -> !wanted.equals(value))
                    .isEmpty();
        }

        /** The body, which must not have other fields than these. */
        JsonNode body(String... known) {
            return body(List.of(known));
        }

        JsonNode body(List<String> known) {
            return BodyFields.requireKnown(ServiceJsonParser.strictObject(request.body()), known);
        }
    }

    boolean matches(List<String> segments) {
        String[] own = path.isEmpty() ? new String[0] : path.split("/");
        if (own.length != segments.size()) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (!own[i].equals(ANY) && !own[i].equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    ServiceResponse handle(ServiceRequest request, List<String> segments) {
        int variable = List.of(path.split("/")).indexOf(ANY);
        return handler.apply(new AdminRequest(request, variable < 0 ? "" : segments.get(variable)));
    }
}
