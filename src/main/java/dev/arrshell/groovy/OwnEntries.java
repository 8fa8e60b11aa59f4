package dev.arrshell.groovy;

import dev.arrshell.Arr;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;

/** Refuses, in a rehearsal, an entry of the script's own making: its requests would be sent in earnest. */
final class OwnEntries extends CompilationCustomizer {

    OwnEntries() {
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

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            boolean entry = "create".equals(call.getMethodAsString())
                    && call.getObjectExpression().getType().getName().equals(Arr.class.getName());
            if (entry) {
                source.getErrorCollector()
                        .addErrorAndContinue(
                                new SyntaxException(
                                        "Arr.create makes an entry whose requests a rehearsal cannot keep from the service:"
                                                + " use arr",
                                        call.getLineNumber(),
                                        call.getColumnNumber()),
                                source);
            }
            super.visitMethodCallExpression(call);
        }
    }
}
