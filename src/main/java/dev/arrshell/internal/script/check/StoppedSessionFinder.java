package dev.arrshell.internal.script.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/**
 * Finder of steps of a session that an earlier step of the script has stopped for certain. It follows only steps that are
 * never skipped, and only variables that are set at such steps.
 */
final class StoppedSessionFinder {

    private static final Set<String> STARTS = Set.of("createSession", "start");
    private static final Set<String> NEEDS_LIFE = Set.of("awaitReady", "extendLeaseTo", "extendLeaseBy", "keepAlive");

    private final ScriptDiagnostics diagnostics;
    private final Set<String> sessions = new HashSet<>();
    private final Map<String, Integer> stopped = new HashMap<>();

    private StoppedSessionFinder(ScriptDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static void in(ClassNode script, ScriptDiagnostics diagnostics) {
        MethodNode main = script.getMethod("run", Parameter.EMPTY_ARRAY);
        boolean hasOwnTypes = script.getModule().getClasses().size() > 1;
        if (main != null && main.getCode() instanceof BlockStatement body && !hasOwnTypes) {
            new StoppedSessionFinder(diagnostics).follow(body.getStatements());
        }
    }

    private void follow(List<Statement> steps) {
        for (Statement step : steps) {
            Expression value = value(step);
            if (value == null) {
                // A step that may be skipped or repeated: what it sets is not followed any more.
                step.visit(new Forgetter());
            } else {
                value.visit(new Follower());
            }
        }
    }

    private static Expression value(Statement step) {
        return step instanceof ExpressionStatement expression
                ? expression.getExpression()
                : step instanceof ReturnStatement last ? last.getExpression() : null;
    }

    private void set(String name, Expression value) {
        stopped.remove(name);
        if (value instanceof MethodCallExpression call && STARTS.contains(String.valueOf(call.getMethodAsString()))) {
            sessions.add(name);
        } else {
            sessions.remove(name);
        }
    }

    private static boolean isAssignment(BinaryExpression both) {
        return Types.ofType(both.getOperation().getType(), Types.ASSIGNMENT_OPERATOR);
    }

    private final class Follower extends Forgetter {

        @Override
        public void visitBinaryExpression(BinaryExpression both) {
            int operation = both.getOperation().getType();
            if (isAssignment(both) && both.getLeftExpression() instanceof VariableExpression variable) {
                both.getRightExpression().visit(this);
                set(variable.getName(), both.getRightExpression());
            } else if (operation == Types.LOGICAL_AND || operation == Types.LOGICAL_OR) {
                both.getLeftExpression().visit(this);
                both.getRightExpression().visit(new Forgetter());
            } else {
                super.visitBinaryExpression(both);
            }
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            if (call.getObjectExpression() instanceof VariableExpression variable && !call.isSafe()) {
                called(variable.getName(), call);
            }
        }

        private void called(String name, MethodCallExpression call) {
            String method = String.valueOf(call.getMethodAsString());
            if (stopped.containsKey(name) && NEEDS_LIFE.contains(method)) {
                diagnostics.add(
                        call,
                        name + " was stopped in line " + stopped.get(name) + ", and a stopped session has no " + method
                                + "(): start another one");
            } else if (sessions.contains(name) && method.equals("stop")) {
                stopped.put(name, call.getLineNumber());
            }
        }

        @Override
        public void visitTernaryExpression(TernaryExpression choice) {
            choice.getBooleanExpression().visit(this);
            choice.getTrueExpression().visit(new Forgetter());
            choice.getFalseExpression().visit(new Forgetter());
        }

        @Override
        public void visitShortTernaryExpression(ElvisOperatorExpression choice) {
            visitTernaryExpression(choice);
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            closure.getCode().visit(new Forgetter());
        }
    }

    private class Forgetter extends CodeVisitorSupport {

        @Override
        public void visitBinaryExpression(BinaryExpression both) {
            super.visitBinaryExpression(both);
            if (isAssignment(both) && both.getLeftExpression() instanceof VariableExpression variable) {
                set(variable.getName(), both.getRightExpression());
                sessions.remove(variable.getName());
            }
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            closure.getCode().visit(this);
        }
    }
}
