package dev.arrshell.internal.repl.eval;

import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Compiler customizer that begins loops, methods, closures and {@code catch} blocks with a
 * {@linkplain StatementThread#check() check} whether the statement was stopped. Those in {@code catch} blocks throw again
 * what the code would have caught.
 */
final class InterruptCheckInserter extends CompilationCustomizer {

    private static final ClassNode CHECKER = ClassHelper.make(StatementThread.class);

    InterruptCheckInserter() {
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
        public void visitMethod(MethodNode method) {
            super.visitMethod(method);
            if (method.getCode() != null && !method.isSynthetic()) {
                method.setCode(checked(method.getCode()));
            }
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            super.visitClosureExpression(closure);
            closure.setCode(checked(closure.getCode()));
        }

        @Override
        public void visitForLoop(ForStatement loop) {
            super.visitForLoop(loop);
            loop.setLoopBlock(checked(loop.getLoopBlock()));
        }

        @Override
        public void visitWhileLoop(WhileStatement loop) {
            super.visitWhileLoop(loop);
            loop.setLoopBlock(checked(loop.getLoopBlock()));
        }

        @Override
        public void visitDoWhileLoop(DoWhileStatement loop) {
            super.visitDoWhileLoop(loop);
            loop.setLoopBlock(checked(loop.getLoopBlock()));
        }

        @Override
        public void visitCatchStatement(CatchStatement handler) {
            super.visitCatchStatement(handler);
            handler.setCode(checked(handler.getCode()));
        }

        private static Statement checked(Statement code) {
            BlockStatement block = code instanceof BlockStatement known ? known : wrapped(code);
            block.getStatements()
                    .add(
                            0,
                            new ExpressionStatement(new StaticMethodCallExpression(
                                    CHECKER, "check", ArgumentListExpression.EMPTY_ARGUMENTS)));
            return block;
        }

        private static BlockStatement wrapped(Statement code) {
            BlockStatement block = new BlockStatement();
            block.addStatement(code);
            block.setSourcePosition(code);
            return block;
        }
    }
}
