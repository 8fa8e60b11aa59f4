package dev.arrshell.internal.script.check;

import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Checker of code that the compiler would run while it compiles: {@code @ASTTest}, extensions of the type checker, and
 * values of annotations that are not constants. It goes by names, since names are resolved only in the step that runs such
 * code.
 */
final class CompileTimeCodeChecker extends ClassCodeVisitorSupport {

    private static final String TEST = "ASTTest";
    private static final String EXTENSIONS = "extensions";
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "|", "&");
    private static final String WHY =
            " while the script is compiled, and a check runs nothing: leave it out to have the rest checked";

    private final SourceUnit text;
    private final Set<String> tests;

    private CompileTimeCodeChecker(SourceUnit text) {
        this.text = text;
        this.tests = text.getAST().getImports().stream()
                .filter(each -> isAstTestName(each.getClassName()))
                .map(ImportNode::getAlias)
                .collect(Collectors.toSet());
    }

    /** Adds errors to those of the compiler, which then ends with the present phase. */
    static void check(SourceUnit text) {
        ModuleNode module = text.getAST();
        CompileTimeCodeChecker visitor = new CompileTimeCodeChecker(text);
        module.getClasses().forEach(visitor::visitClass);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return text;
    }

    @Override
    protected void visitAnnotation(AnnotationNode annotation) {
        String name = annotation.getClassNode().getUnresolvedName();
        if (isAstTest(name)) {
            addError("@" + name + " runs its code" + WHY, annotation);
        } else {
            annotation.getMembers().forEach((member, value) -> checkValue(name, member, value));
        }
    }

    private void checkValue(String annotation, String member, Expression value) {
        if (member.equals(EXTENSIONS)) {
            addError("the extensions of @" + annotation + " are code that runs" + WHY, value);
        } else {
            checkValue(value);
        }
    }

    private void checkValue(Expression value) {
        if (value instanceof ListExpression list) {
            list.getExpressions().forEach(this::checkValue);
        } else if (value instanceof ConstantExpression constant
                && constant.getValue() instanceof AnnotationNode inner) {
            visitAnnotation(inner);
        } else if (!(value instanceof ConstantExpression) && isAstTest(value.getText())) {
            addError(value.getText() + " runs its code" + WHY, value);
        } else if (!(value instanceof ClosureExpression) && !isConstant(value)) {
            addError(
                    "an annotation's value must be a constant: the compiler may run this code to find the value",
                    value);
        }
    }

    private boolean isConstant(Expression value) {
        if (value instanceof BinaryExpression both) {
            return ARITHMETIC.contains(both.getOperation().getText())
                    && isConstant(both.getLeftExpression())
                    && isConstant(both.getRightExpression());
        }
        if (value instanceof PropertyExpression name) {
            return name.getProperty() instanceof ConstantExpression && isConstant(name.getObjectExpression());
        }
        if (value instanceof UnaryMinusExpression minus) {
            return isConstant(minus.getExpression());
        }
        return value instanceof ConstantExpression
                || value instanceof VariableExpression
                || value instanceof CastExpression cast && cast.getExpression() instanceof ConstantExpression;
    }

    private boolean isAstTest(String name) {
        return isAstTestName(name) || tests.contains(name);
    }

    private static boolean isAstTestName(String name) {
        return name.substring(name.lastIndexOf('.') + 1).equals(TEST);
    }
}
