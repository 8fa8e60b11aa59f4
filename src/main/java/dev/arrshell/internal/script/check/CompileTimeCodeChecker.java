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
 * Finds what the compiler would run of a script while it only reads it, and refuses it: {@code @ASTTest}, extensions of the
 * type checker, and annotations' values that are no constants, some of which are worked out by running them. Names are
 * not resolved yet when it looks, since resolving them is one step with running them, so a name alone is enough.
 */
final class CompileTimeCodeChecker extends ClassCodeVisitorSupport {

    private static final String TEST = "ASTTest";
    private static final String EXTENSIONS = "extensions";
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "|", "&");
    private static final String WHY =
            " while the script is compiled, and a check is to run nothing: leave it out to have the rest checked";

    private final SourceUnit text;
    private final Set<String> tests;

    private CompileTimeCodeChecker(SourceUnit text) {
        this.text = text;
        this.tests = text.getAST().getImports().stream()
                .filter(each -> isTest(each.getClassName()))
                .map(ImportNode::getAlias)
                .collect(Collectors.toSet());
    }

    /** Adds what it finds to the compiler's errors, which end the compilation with the phase that it is in. */
    static void refuse(SourceUnit text) {
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
        if (isTests(name)) {
            addError("@" + name + " runs its code" + WHY, annotation);
        } else {
            annotation.getMembers().forEach((member, value) -> judge(name, member, value));
        }
    }

    private void judge(String annotation, String member, Expression value) {
        if (member.equals(EXTENSIONS)) {
            addError("the extensions of @" + annotation + " are code that runs" + WHY, value);
        } else {
            judge(value);
        }
    }

    private void judge(Expression value) {
        if (value instanceof ListExpression list) {
            list.getExpressions().forEach(this::judge);
        } else if (value instanceof ConstantExpression constant
                && constant.getValue() instanceof AnnotationNode inner) {
            visitAnnotation(inner);
        } else if (!(value instanceof ConstantExpression) && isTests(value.getText())) {
            addError(value.getText() + " runs its code" + WHY, value);
        } else if (!(value instanceof ClosureExpression) && !isPlain(value)) {
            addError(
                    "an annotation's value must be a constant: what this is, the compiler may find by running it",
                    value);
        }
    }

    private boolean isPlain(Expression value) {
        if (value instanceof BinaryExpression both) {
            return ARITHMETIC.contains(both.getOperation().getText())
                    && isPlain(both.getLeftExpression())
                    && isPlain(both.getRightExpression());
        }
        if (value instanceof PropertyExpression name) {
            return name.getProperty() instanceof ConstantExpression && isPlain(name.getObjectExpression());
        }
        if (value instanceof UnaryMinusExpression minus) {
            return isPlain(minus.getExpression());
        }
        return value instanceof ConstantExpression
                || value instanceof VariableExpression
                || value instanceof CastExpression cast && cast.getExpression() instanceof ConstantExpression;
    }

    private boolean isTests(String name) {
        return isTest(name) || tests.contains(name);
    }

    private static boolean isTest(String name) {
        return name.substring(name.lastIndexOf('.') + 1).equals(TEST);
    }
}
