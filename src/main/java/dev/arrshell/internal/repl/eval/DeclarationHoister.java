package dev.arrshell.internal.repl.eval;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.tools.GeneralUtils;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Compiler customizer that makes {@code x = 1} of {@code def x = 1} and {@code int x = 1} at the top level, so that the
 * next statement still has the variable. The value is cast to the declared type.
 */
final class DeclarationHoister extends CompilationCustomizer {

    DeclarationHoister() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        MethodNode run = classNode.isScript() ? classNode.getMethod("run", Parameter.EMPTY_ARRAY) : null;
        if (run != null && run.getCode() instanceof BlockStatement block) {
            block.getStatements().forEach(DeclarationHoister::hoist);
        }
    }

    private static void hoist(Statement statement) {
        if (statement instanceof ExpressionStatement alone
                && alone.getExpression() instanceof DeclarationExpression declaration) {
            alone.setExpression(assignment(declaration));
        }
    }

    private static Expression assignment(DeclarationExpression declaration) {
        Expression left = declaration.isMultipleAssignmentDeclaration()
                ? tuple(declaration.getTupleExpression())
                : variable(declaration.getVariableExpression());
        Expression right = declaration.isMultipleAssignmentDeclaration()
                ? declaration.getRightExpression()
                : cast(declaration.getVariableExpression(), declaration.getRightExpression());
        BinaryExpression assignment = new BinaryExpression(left, declaration.getOperation(), right);
        assignment.setSourcePosition(declaration);
        return assignment;
    }

    private static TupleExpression tuple(TupleExpression declared) {
        List<Expression> variables = new ArrayList<>();
        declared.getExpressions().forEach(each -> variables.add(variable((VariableExpression) each)));
        return new ArgumentListExpression(variables);
    }

    private static VariableExpression variable(VariableExpression declared) {
        VariableExpression free = new VariableExpression(declared.getName());
        free.setSourcePosition(declared);
        return free;
    }

    private static Expression cast(VariableExpression declared, Expression value) {
        ClassNode type = declared.getOriginType();
        Expression given = value instanceof EmptyExpression ? GeneralUtils.defaultValueX(type) : value;
        if (declared.isDynamicTyped()) {
            return given;
        }
        CastExpression cast = new CastExpression(type, given);
        cast.setSourcePosition(given);
        return cast;
    }
}
