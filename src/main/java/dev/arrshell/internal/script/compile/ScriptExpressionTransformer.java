package dev.arrshell.internal.script.compile;

import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.control.SourceUnit;

/** Transformer of the expressions of a class, those in closures too, which Groovy's own one leaves out. */
abstract class ScriptExpressionTransformer extends ClassCodeExpressionTransformer {

    private final SourceUnit source;

    ScriptExpressionTransformer(SourceUnit source) {
        this.source = source;
    }

    @Override
    protected final SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public final Expression transform(Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        return transformCode(expression);
    }

    /** Transforms an expression that is no closure, or null. */
    protected abstract Expression transformCode(Expression expression);

    /** The expression with its parts transformed. */
    protected final Expression withParts(Expression expression) {
        return super.transform(expression);
    }
}
