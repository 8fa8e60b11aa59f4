package dev.arrshell.internal.script.compile;

import java.util.concurrent.TimeUnit;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Transformer of {@code Thread.sleep(…)} and {@code TimeUnit.MINUTES.sleep(…)} to the script's own {@code sleep(…)}, so
 * that a rehearsal does not really wait. The classes that a script declares are not transformed.
 */
public final class SleepCallTransformer extends CompilationCustomizer {

    private static final String SLEEP = "sleep";

    public SleepCallTransformer() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (type.isScript()) {
            new Transformer(source).visitClass(type);
        }
    }

    private static final class Transformer extends ScriptExpressionTransformer {

        Transformer(SourceUnit source) {
            super(source);
        }

        /** A static method has no script to sleep with. */
        @Override
        public void visitMethod(MethodNode method) {
            if (!method.isStatic()) {
                super.visitMethod(method);
            }
        }

        @Override
        protected Expression transformCode(Expression expression) {
            Expression inner = withParts(expression);
            if (inner instanceof MethodCallExpression call && SLEEP.equals(call.getMethodAsString())) {
                return rewritten(call);
            }
            return inner instanceof StaticMethodCallExpression call
                            && call.getMethod().equals(SLEEP)
                            && is(call.getOwnerType(), Thread.class)
                    ? scriptSleep(call.getArguments(), call)
                    : inner;
        }

        private static Expression rewritten(MethodCallExpression call) {
            ClassNode receiver = call.getObjectExpression().getType();
            if (is(receiver, Thread.class)) {
                return scriptSleep(call.getArguments(), call);
            }
            return isUnit(call) ? scriptSleep(new ArgumentListExpression(millis(call)), call) : call;
        }

        private static boolean isUnit(MethodCallExpression call) {
            return call.getObjectExpression() instanceof PropertyExpression unit
                    && is(unit.getObjectExpression().getType(), TimeUnit.class);
        }

        private static Expression millis(MethodCallExpression call) {
            Expression millis = new MethodCallExpression(call.getObjectExpression(), "toMillis", call.getArguments());
            millis.setSourcePosition(call);
            return millis;
        }

        private static Expression scriptSleep(Expression arguments, Expression written) {
            MethodCallExpression sleep = new MethodCallExpression(VariableExpression.THIS_EXPRESSION, SLEEP, arguments);
            sleep.setImplicitThis(true);
            sleep.setSourcePosition(written);
            return sleep;
        }

        private static boolean is(ClassNode type, Class<?> known) {
            return type.getName().equals(known.getName());
        }
    }
}
