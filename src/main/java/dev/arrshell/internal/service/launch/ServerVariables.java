package dev.arrshell.internal.service.launch;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.arrshell.server.ServerRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a session for its server. Placeholders in the command and variables of the environment have them.
 *
 * @param port its port; 0 if that is not known yet, and then neither port is set
 * @param inspectorPort the port of its inspector
 * @param passed the variables of the service's environment that it gets
 */
public record ServerVariables(ServerRequest request, int port, int inspectorPort, List<String> passed) {

    /** The values of the placeholders. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        if (port > 0) {
            values.put(Placeholders.PORT, Integer.toString(port));
            values.put(Placeholders.INSPECTOR_PORT, Integer.toString(inspectorPort));
        }
        values.put(Placeholders.SESSION_ID, request.session().value());
        values.put(Placeholders.SIZE, request.size().toWire());
        values.put(Placeholders.MODELS, models());
        return values;
    }

    private String models() {
        return request.models().stream()
                .map(model -> '"' + new String(JsonStringEncoder.getInstance().quoteAsString(model)) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The command with its program by path, so that it does not depend on the PATH that the server gets. */
    public List<String> line(List<String> command, Path program) {
        List<String> line = new ArrayList<>(Placeholders.expand(command, values()));
        line.set(0, program.toString());
        return line;
    }

    /** The whole environment: nothing else of the service's own is in it. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : passed) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("ARR_SESSION_ID", request.session().value());
        if (port > 0) {
            environment.put("ARR_PORT", Integer.toString(port));
            environment.put("ARR_INSPECTOR_PORT", Integer.toString(inspectorPort));
        }
        environment.put("ARR_SIZE", request.size().toWire());
        environment.put("ARR_MODELS", models());
        environment.put("ARR_REGION", request.region().name());
        environment.put("ARR_LEASE_SECONDS", Long.toString(request.lease().toSeconds()));
        return environment;
    }
}
