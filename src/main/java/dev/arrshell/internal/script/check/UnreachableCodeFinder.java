package dev.arrshell.internal.script.check;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.BreakStatement;
import org.codehaus.groovy.ast.stmt.ContinueStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** Finder of unreachable steps: those after a {@code return}, a {@code throw} or a {@code System.exit}. */
final class UnreachableCodeFinder extends CodeVisitorSupport {

    private final ScriptDiagnostics diagnostics;

    private UnreachableCodeFinder(ScriptDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static void in(ClassNode type, ScriptDiagnostics diagnostics) {
        UnreachableCodeFinder visitor = new UnreachableCodeFinder(diagnostics);
        type.getMethods().stream()
                .filter(method -> method.getCode() != null)
                .forEach(method -> method.getCode().visit(visitor));
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        List<Statement> steps = block.getStatements();
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (ends(steps.get(i))) {
                diagnostics.add(
                        steps.get(i + 1),
                        "this step is never reached: line " + steps.get(i).getLineNumber()
                                + " ends what comes before it");
                break;
            }
        }
        super.visitBlockStatement(block);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        closure.getCode().visit(this);
    }

    /** Whether nothing that follows in the same block can be reached. */
    private static boolean ends(Statement step) {
        if (step instanceof BlockStatement block) {
            return block.getStatements().stream().anyMatch(UnreachableCodeFinder::ends);
        }
        if (step instanceof IfStatement either) {
            return ends(either.getIfBlock()) && ends(either.getElseBlock());
        }
        if (step instanceof TryCatchStatement attempt) {
            return ends(attempt.getFinallyStatement())
                    || ends(attempt.getTryStatement())
                            && attempt.getCatchStatements().stream().allMatch(each -> ends(each.getCode()));
        }
        return step instanceof ReturnStatement
                || step instanceof ThrowStatement
                || step instanceof BreakStatement
                || step instanceof ContinueStatement
                || step instanceof WhileStatement loop && isEndless(loop)
                || step instanceof ExpressionStatement expression && isExit(expression.getExpression());
    }

    private static boolean isExit(Expression expression) {
        return expression instanceof MethodCallExpression call
                && "exit".equals(call.getMethodAsString())
                && call.getObjectExpression() instanceof ClassExpression owner
                && owner.getType().getName().equals("java.lang.System");
    }

    private static boolean isEndless(WhileStatement loop) {
        boolean always = loop.getBooleanExpression().getExpression() instanceof ConstantExpression condition
                && Boolean.TRUE.equals(condition.getValue());
        return always && !Breaks.out(loop.getLoopBlock());
    }

    /** Finder of a {@code break} in a loop; that of an inner loop counts too. */
    private static final class Breaks extends CodeVisitorSupport {

        private boolean found;

        static boolean out(Statement body) {
            Breaks breaks = new Breaks();
            body.visit(breaks);
            return breaks.found;
        }

        @Override
        public void visitBreakStatement(BreakStatement statement) {
            found = true;
        }
    }
}
