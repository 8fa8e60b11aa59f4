package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;

/** What is found wrong with one script, each thing once, however often the compiler looks at its place. */
final class ScriptDiagnostics {

    private static final String LOCAL = " (nothing was sent)";

    private final Set<ScriptError> found = new LinkedHashSet<>();
    private final ScriptSource source;

    ScriptDiagnostics(ScriptSource source) {
        this.source = source;
    }

    /** In the order of the script. Keys that stand in it are known by now. */
    List<ScriptError> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(ScriptError::line).thenComparingInt(ScriptError::column))
                .map(ScriptDiagnostics::masked)
                .toList();
    }

    private static ScriptError masked(ScriptError error) {
        return new ScriptError(
                error.file(),
                error.line(),
                error.column(),
                error.width(),
                SecretRedactor.mask(error.source()),
                SecretRedactor.mask(error.message()));
    }

    void add(ScriptError error) {
        found.add(error);
    }

    /** At a place of the script; where the compiler has made something up there is none. */
    void add(ASTNode node, String message) {
        ASTNode place = place(node);
        if (place.getLineNumber() > 0) {
            String line = source.line(place.getLineNumber());
            int width = place.getLastLineNumber() == place.getLineNumber()
                    ? place.getLastColumnNumber() - place.getColumnNumber()
                    : line.length() - place.getColumnNumber() + 1;
            add(new ScriptError(
                    source.name(),
                    place.getLineNumber(),
                    place.getColumnNumber(),
                    Math.max(1, width),
                    line,
                    message.endsWith(LOCAL) ? message.substring(0, message.length() - LOCAL.length()) : message));
        }
    }

    /** Of a call or a property its name is what is meant. */
    private static ASTNode place(ASTNode node) {
        if (node instanceof MethodCallExpression call && call.getMethod().getLineNumber() > 0) {
            return call.getMethod();
        }
        return node instanceof PropertyExpression read && read.getProperty().getLineNumber() > 0
                ? read.getProperty()
                : node;
    }
}
