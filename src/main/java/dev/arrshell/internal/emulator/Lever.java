package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
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
record Lever(String method, String path, Function<Pull, Answer> handler) {

    private static final String ANY = "*";

    /**
     * A request to it.
     *
     * @param request the request
     * @param variable the text that stands where the path takes any, empty if nowhere
     */
    record Pull(Request request, String variable) {

        /** The body, in which no other fields may stand than these. */
        JsonNode body(String... known) {
            return BodyFields.only(JsonBodies.strictObject(request.body()), Arrays.asList(known));
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

    Answer pull(Request request, List<String> asked) {
        int variable = Arrays.asList(path.split("/")).indexOf(ANY);
        return handler.apply(new Pull(request, variable < 0 ? "" : asked.get(variable)));
    }

    static Answer json(int status, JsonText.Content content) {
        return Answer.json(status, JsonText.object(content));
    }
}
