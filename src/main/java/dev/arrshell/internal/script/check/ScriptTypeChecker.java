package dev.arrshell.internal.script.check;

import dev.arrshell.internal.text.UsageMessages;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;

/**
 * Groovy's static type checker for a language that is dynamic: variables need not be declared, and code that may be right
 * when the script runs is not reported. {@link DslTypeCheckingExtension} handles what the types do not explain.
 */
final class ScriptTypeChecker extends StaticTypeCheckingVisitor {

    private static final String MAIN = "run";
    private static final Pattern READ_ONLY = Pattern.compile("Cannot set read-only property: (\\w+)");
    private static final Pattern CONSTRUCTOR = Pattern.compile("Cannot find matching constructor ([\\w.$]+)\\((.*)\\)");

    private final ScriptDiagnostics diagnostics;
    private final ScriptVariableTypes variables;
    private int branches;
    private int later;

    ScriptTypeChecker(
            SourceUnit source,
            ClassNode type,
            ScriptDiagnostics diagnostics,
            ScriptVariableTypes variables,
            Set<String> names) {
        super(source, type);
        this.diagnostics = diagnostics;
        this.variables = variables;
        addTypeCheckingExtension(new DslTypeCheckingExtension(this, type, diagnostics, names, source.getClassLoader()));
    }

    /** Reports those of the compiler's messages that are true of a dynamic language too. */
    @Override
    protected void addStaticTypeError(String message, ASTNode node) {
        Matcher readOnly = READ_ONLY.matcher(message);
        Matcher constructor = CONSTRUCTOR.matcher(message);
        if (readOnly.find()) {
            diagnostics.add(node, UsageMessages.notSettable(readOnly.group(1)));
        } else if (constructor.find()
                && !(node instanceof ConstructorCallExpression made
                        && !made.getType().isResolved())) {
            diagnostics.add(
                    node, "there is no new " + simple(constructor.group(1)) + "(" + simple(constructor.group(2)) + ")");
        }
    }

    private static String simple(String types) {
        return types.replaceAll("\\w+\\.", "");
    }

    boolean isVariable(String name) {
        return variables.isKnown(name);
    }

    /** Whether the script sets a variable of the name, which may then hold a closure. */
    boolean isAssigned(String name) {
        return variables.isAssigned(name);
    }

    ClassNode variable(String name) {
        return variables.typeOf(name, later > 0);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression both) {
        super.visitBinaryExpression(both);
        if (TextComparisonChecker.isComparison(both.getOperation().getType())) {
            TextComparisonChecker texts = new TextComparisonChecker(diagnostics);
            texts.compared(getType(both.getLeftExpression()), both.getRightExpression());
            texts.compared(getType(both.getRightExpression()), both.getLeftExpression());
        }
        boolean declares = both instanceof DeclarationExpression;
        if (!declares && both.getLeftExpression() instanceof VariableExpression left && isAssignment(both)) {
            assigned(left, both);
        }
    }

    private static boolean isAssignment(BinaryExpression both) {
        return Types.ofType(both.getOperation().getType(), Types.ASSIGNMENT_OPERATOR);
    }

    private void assigned(VariableExpression left, BinaryExpression both) {
        if (left.getAccessedVariable() instanceof DynamicVariable) {
            boolean plain = both.getOperation().getType() == Types.EQUAL;
            ClassNode type = plain ? getType(both.getRightExpression()) : getType(both);
            variables.assign(left.getName(), type, branches > 0).ifPresent(why -> diagnostics.add(left, why));
            if (plain) {
                new ConstantArgumentChecker(diagnostics).assigned(left.getName(), both.getRightExpression());
            }
        }
    }

    @Override
    public void visitIfElse(IfStatement statement) {
        perhaps(() -> super.visitIfElse(statement));
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        perhaps(() -> super.visitForLoop(loop));
    }

    @Override
    public void visitWhileLoop(WhileStatement loop) {
        perhaps(() -> super.visitWhileLoop(loop));
    }

    @Override
    public void visitSwitch(SwitchStatement statement) {
        perhaps(() -> super.visitSwitch(statement));
        TextComparisonChecker texts = new TextComparisonChecker(diagnostics);
        ClassNode type = getType(statement.getExpression());
        statement.getCaseStatements().forEach(each -> texts.compared(type, each.getExpression()));
    }

    @Override
    public void visitTryCatchFinally(TryCatchStatement statement) {
        perhaps(() -> super.visitTryCatchFinally(statement));
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        atAnyTime(() -> super.visitClosureExpression(closure));
    }

    @Override
    public void visitMethod(MethodNode method) {
        if (method.getName().equals(MAIN)) {
            super.visitMethod(method);
        } else {
            atAnyTime(() -> super.visitMethod(method));
        }
    }

    private void perhaps(Runnable visit) {
        branches++;
        visit.run();
        branches--;
    }

    private void atAnyTime(Runnable visit) {
        later++;
        perhaps(visit);
        later--;
    }
}
