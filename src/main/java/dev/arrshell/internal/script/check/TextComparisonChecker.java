package dev.arrshell.internal.script.check;

import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.syntax.Types;

/** Checker of comparisons of a status or a size with text, which are never true: {@code status == 'Ready'}. */
record TextComparisonChecker(ScriptDiagnostics diagnostics) {

    private static final List<Class<? extends Enum<?>>> WORDS =
            List.of(SessionStatus.class, ConversionStatus.class, SessionSize.class);

    private static final Set<Integer> COMPARISONS = Set.of(
            Types.COMPARE_EQUAL,
            Types.COMPARE_NOT_EQUAL,
            Types.COMPARE_IDENTICAL,
            Types.COMPARE_NOT_IDENTICAL,
            Types.KEYWORD_IN);

    static boolean isComparison(int operation) {
        return COMPARISONS.contains(operation);
    }

    /** Reports texts among {@code other} if the type is that of a status or a size. */
    void compared(ClassNode type, Expression other) {
        WORDS.stream()
                .filter(word -> type != null && word.getName().equals(type.getName()))
                .findFirst()
                .ifPresent(word -> texts(other).forEach(text -> report(word, text)));
    }

    private static Stream<ConstantExpression> texts(Expression other) {
        Stream<Expression> all =
                other instanceof ListExpression list ? list.getExpressions().stream() : Stream.of(other);
        return all.filter(ConstantExpression.class::isInstance)
                .map(ConstantExpression.class::cast)
                .filter(constant -> constant.getValue() instanceof String);
    }

    private void report(Class<? extends Enum<?>> word, ConstantExpression text) {
        List<String> names =
                Arrays.stream(word.getEnumConstants()).map(Enum::name).toList();
        String meant = names.stream()
                .filter(name -> name.replace("_", "").equalsIgnoreCase(String.valueOf(text.getValue())))
                .findFirst()
                .orElseGet(() -> names.stream().collect(Collectors.joining(" or ")));
        diagnostics.add(text, "a " + word.getSimpleName() + " never equals a text: write " + meant);
    }
}
