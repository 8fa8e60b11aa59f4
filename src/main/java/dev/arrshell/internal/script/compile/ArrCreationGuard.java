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

/** Refuses, in a rehearsal, an entry of the script's own making: its requests would be sent in earnest. */
public final class ArrCreationGuard extends CompilationCustomizer {

    private static final String WHY =
            "Arr.create makes an entry whose requests a rehearsal cannot keep from the service: use arr";

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

        /** However it is used, by a call, as a method's address, kept in a variable: what it makes is not ours. */
        @Override
        public void visitClassExpression(ClassExpression mentioned) {
            refuse(mentioned.getType(), mentioned);
            super.visitClassExpression(mentioned);
        }

        /** A call of what was imported statically, which mentions no class. */
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
