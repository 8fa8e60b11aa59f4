package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.server.ServerOutput;

/** Reads what the server of a session has printed. */
@FunctionalInterface
public interface SessionOutput {

    /** Simulated servers print nothing. */
    SessionOutput NONE = (session, from) -> ServerOutput.NONE;

    /**
     * Reads a part.
     *
     * @param from how many bytes to leave out
     */
    ServerOutput read(SessionRecord session, long from);

    /** The response to a request for the output, whose parameter {@code from} says how many bytes to leave out. */
    default ServiceResponse respond(ServiceRequest request, SessionSnapshot session) {
        String from = request.parameter("from").orElse("0");
        if (!from.matches("\\d{1,18}")) {
            throw ApiError.badRequest("The from value is a number of bytes, not " + BodyFields.abbreviated(from) + ".");
        }
        ServerOutput output = read(session.session(), Long.parseLong(from));
        return ServiceResponse.json(200, json -> {
                    json.writeStringField("text", output.text());
                    json.writeNumberField("next", output.next());
                    json.writeBooleanField("ended", session.status().isTerminal());
                })
                .notCached();
    }
}
