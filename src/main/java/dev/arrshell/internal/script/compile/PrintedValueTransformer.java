package dev.arrshell.internal.script.compile;

import dev.arrshell.groovy.ArrScript;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Transformer of {@code "$value"} to the value's {@linkplain ArrScript#printed printed form}. */
final class PrintedValueTransformer extends CompilationCustomizer {

    private static final ClassNode SCRIPT = ClassHelper.make(ArrScript.class);

    PrintedValueTransformer() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Transformer(source).visitClass(type);
    }

    private static final class Transformer extends ScriptExpressionTransformer {

        Transformer(SourceUnit source) {
            super(source);
        }

        @Override
        protected Expression transformCode(Expression expression) {
            Expression inner = withParts(expression);
            if (inner instanceof GStringExpression text) {
                text.getValues().replaceAll(Transformer::printed);
            }
            return inner;
        }

        /** The call has no place in the source, so that a failed assertion shows the value itself. */
        private static Expression printed(Expression value) {
            return value instanceof ClosureExpression
                    ? value
                    : new StaticMethodCallExpression(SCRIPT, "printed", value);
        }
    }
}
