package dev.arrshell.internal.script.compile;

import dev.arrshell.groovy.AlternativeWords;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Transformer of {@code region(…)} within the arguments of {@code orElse(…)} to {@link AlternativeWords#region}: there it is
 * another region for the start, while the word of the same name sets the region of all that follows.
 */
final class AlternativeRegionTransformer extends CompilationCustomizer {

    private static final ClassNode WORDS = ClassHelper.make(AlternativeWords.class);

    AlternativeRegionTransformer() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Transformer(source).visitClass(type);
    }

    private static final class Transformer extends ScriptExpressionTransformer {

        private int alternatives;

        Transformer(SourceUnit source) {
            super(source);
        }

        @Override
        protected Expression transformCode(Expression expression) {
            if (!(expression instanceof MethodCallExpression call)) {
                return withParts(expression);
            }
            if ("orElse".equals(call.getMethodAsString())) {
                call.setObjectExpression(transform(call.getObjectExpression()));
                alternatives++;
                call.setArguments(transform(call.getArguments()));
                alternatives--;
                return call;
            }
            Expression inner = withParts(call);
            return alternatives > 0 && call.isImplicitThis() && "region".equals(call.getMethodAsString())
                    ? otherRegion((MethodCallExpression) inner)
                    : inner;
        }

        private static Expression otherRegion(MethodCallExpression region) {
            Expression other =
                    new MethodCallExpression(new ClassExpression(WORDS), region.getMethod(), region.getArguments());
            other.setSourcePosition(region);
            return other;
        }
    }
}
