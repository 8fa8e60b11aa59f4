package dev.arrshell.internal.service.http;

import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.model.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A method on a path pattern. Literal segments are compared without regard to case, as the service's framework did;
 * {@code {variable}} segments take any text.
 *
 * @param operation what it does
 * @param dialect the form of its responses
 * @param method the method
 * @param segments the segments of the pattern
 * @param handler answers its requests
 */
public record Route(
        Operation operation, ApiDialect dialect, String method, List<String> segments, RouteHandler handler) {

    /** A longer segment is not compared with the pattern's to find misspellings. */
    private static final int LONGEST_COMPARED = 40;

    private static final int MISSPELT = 1;
    private static final int MISSING = 2;
    private static final int OTHER = 3;

    public static Route of(Operation operation, ApiDialect dialect, String method, String path, RouteHandler handler) {
        return new Route(operation, dialect, method, List.of(path.substring(1).split("/")), handler);
    }

    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isVariable(segments.get(i)) && !segments.get(i).equalsIgnoreCase(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    Map<String, String> variables(List<String> path) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            if (isVariable(segments.get(i))) {
                found.put(segments.get(i), path.get(i));
            }
        }
        return found;
    }

    /** The edit distance between this route and a request: segments that are misspelt, missing, surplus or others. */
    int distance(String requestMethod, List<String> path) {
        int[] previous = new int[path.size() + 1];
        for (int j = 0; j <= path.size(); j++) {
            previous[j] = j * MISSING;
        }
        for (String segment : segments) {
            previous = nextRow(segment, path, previous);
        }
        return 2 * previous[path.size()] + (method.equals(requestMethod) ? 0 : 1);
    }

    private static int[] nextRow(String segment, List<String> path, int[] previous) {
        int[] row = new int[previous.length];
        row[0] = previous[0] + MISSING;
        for (int j = 1; j < row.length; j++) {
            int exchanged = previous[j - 1] + distance(segment, path.get(j - 1));
            row[j] = Math.min(exchanged, MISSING + Math.min(previous[j], row[j - 1]));
        }
        return row;
    }

    private static int distance(String segment, String given) {
        if (isVariable(segment) || segment.equalsIgnoreCase(given)) {
            return 0;
        }
        boolean isMisspelt = given.length() <= LONGEST_COMPARED
                && NearestWord.to(given, List.of(segment)).isPresent();
        return isMisspelt ? MISSPELT : OTHER;
    }

    @Override
    public String toString() {
        return method + " /" + String.join("/", segments);
    }
}
