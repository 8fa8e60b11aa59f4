package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.text.UsageMessages;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;

/** Collection of the errors of one script; each is in it once, however often the compiler visits its place. */
final class ScriptDiagnostics {

    private final Set<ScriptError> found = new LinkedHashSet<>();
    private final ScriptSource source;

    ScriptDiagnostics(ScriptSource source) {
        this.source = source;
    }

    /** The errors in the order of the script. */
    List<ScriptError> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(ScriptError::line).thenComparingInt(ScriptError::column))
                .toList();
    }

    void add(ScriptError error) {
        found.add(error);
    }

    /** Adds an error at a node, unless the compiler generated the node. */
    void add(ASTNode node, String message) {
        ASTNode place = place(node);
        if (place.getLineNumber() > 0) {
            String line = source.line(place.getLineNumber());
            int width = place.getLastLineNumber() == place.getLineNumber()
                    ? place.getLastColumnNumber() - place.getColumnNumber()
                    : line.length() - place.getColumnNumber() + 1;
            add(ScriptError.in(
                    source,
                    place.getLineNumber(),
                    place.getColumnNumber(),
                    width,
                    message.replace(UsageMessages.NOTHING_SENT, "")));
        }
    }

    /** The node to point at: the name of a call or a property. */
    private static ASTNode place(ASTNode node) {
        if (node instanceof MethodCallExpression call && call.getMethod().getLineNumber() > 0) {
            return call.getMethod();
        }
        return node instanceof PropertyExpression read && read.getProperty().getLineNumber() > 0
                ? read.getProperty()
                : node;
    }
}
