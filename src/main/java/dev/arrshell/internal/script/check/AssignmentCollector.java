package dev.arrshell.internal.script.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/** Collector of the variables that a script assigns without declaring them, with the number of assignments. */
final class AssignmentCollector extends CodeVisitorSupport {

    private final Map<String, Integer> assigned = new HashMap<>();

    private AssignmentCollector() {}

    static Map<String, Integer> of(ClassNode script) {
        AssignmentCollector names = new AssignmentCollector();
        for (MethodNode method : script.getMethods()) {
            if (method.getCode() != null) {
                method.getCode().visit(names);
            }
        }
        return names.assigned;
    }

    @Override
    public void visitBinaryExpression(BinaryExpression both) {
        boolean assigns = Types.ofType(both.getOperation().getType(), Types.ASSIGNMENT_OPERATOR);
        if (assigns && !(both instanceof DeclarationExpression)) {
            targets(both.getLeftExpression()).forEach(this::assigned);
        }
        super.visitBinaryExpression(both);
    }

    private static List<Expression> targets(Expression left) {
        return left instanceof TupleExpression several ? several.getExpressions() : List.of(left);
    }

    private void assigned(Expression target) {
        if (target instanceof VariableExpression name && name.getAccessedVariable() instanceof DynamicVariable) {
            assigned.merge(name.getName(), 1, Integer::sum);
        }
    }

    /** {@code binding.setVariable('name', value)}. */
    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (List.of("setVariable", "setProperty").contains(String.valueOf(call.getMethodAsString()))
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 2) {
            ConstantEvaluator.of(arguments.getExpression(0))
                    .ifPresent(name -> assigned.merge(name.toString(), 2, Integer::sum));
        }
        super.visitMethodCallExpression(call);
    }
}
