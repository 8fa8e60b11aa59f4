package dev.arrshell.internal.emulator;

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
record Call(Optional<Operation> operation, Front front, Region region, Map<String, String> variables, Request request) {

    static final String ACCOUNT = "{accountId}";
    static final String SESSION = "{sessionId}";

    /** A call that no route leads to. */
    static Call astray(Request request, Region region, Refused why) {
        Front refusing = call -> {
            throw why;
        };
        return new Call(Optional.empty(), refusing, region, Map.of(), request);
    }

    String account() {
        return variables.get(ACCOUNT);
    }

    String session() {
        return variables.get(SESSION);
    }

    /** The answer of the service, errors too. */
    Answer answer() {
        try {
            request.trouble().ifPresent(refused -> {
                throw refused;
            });
            return front.answer(this);
        } catch (Refused refused) {
            return front.refusal(refused);
        }
    }
}
