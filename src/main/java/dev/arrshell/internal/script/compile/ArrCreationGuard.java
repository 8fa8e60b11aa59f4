package dev.arrshell.internal.script.compile;

import dev.arrshell.Arr;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;

/** Guard of a rehearsal: refuses scripts that create an {@code Arr} of their own, whose requests would really be sent. */
public final class ArrCreationGuard extends CompilationCustomizer {

    private static final String WHY =
            "Arr.create is not possible in a rehearsal, since its requests would go to the service: use arr";

    public ArrCreationGuard() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Visitor(source).visitClass(type);
    }

    private static final class Visitor extends ClassCodeVisitorSupport {

        private final SourceUnit source;

        Visitor(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        /** Any use of the class: a call, a method reference, a variable that holds it. */
        @Override
        public void visitClassExpression(ClassExpression mentioned) {
            refuse(mentioned.getType(), mentioned);
            super.visitClassExpression(mentioned);
        }

        /** A call of a method that was imported statically. */
        @Override
        public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
            refuse(call.getOwnerType(), call);
            super.visitStaticMethodCallExpression(call);
        }

        private void refuse(ClassNode type, Expression where) {
            if (type.getName().equals(Arr.class.getName())) {
                SyntaxException refusal = new SyntaxException(WHY, where.getLineNumber(), where.getColumnNumber());
                source.getErrorCollector().addErrorAndContinue(refusal, source);
            }
        }
    }
}
