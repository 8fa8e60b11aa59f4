package dev.arrshell.internal.script.check;

import dev.arrshell.groovy.NumberWords;
import dev.arrshell.time.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;

/** Evaluator of constant expressions: texts, numbers, {@code 4.hours}, {@code hours(4)}. */
final class ConstantEvaluator {

    private static final Map<String, Function<Number, Duration>> UNITS = Map.of(
            "days", NumberWords::getDays,
            "hours", NumberWords::getHours,
            "minutes", NumberWords::getMinutes,
            "seconds", NumberWords::getSeconds,
            "millis", NumberWords::getMillis);

    private ConstantEvaluator() {}

    static Optional<Object> of(Expression written) {
        if (written instanceof ConstantExpression constant) {
            return Optional.ofNullable(constant.getValue());
        }
        if (written instanceof PropertyExpression read) {
            return length(read.getPropertyAsString(), read.getObjectExpression());
        }
        if (written instanceof UnaryMinusExpression minus) {
            return of(minus.getExpression()).flatMap(ConstantEvaluator::negative);
        }
        boolean isLength = written instanceof StaticMethodCallExpression call
                && call.getOwnerType().getTypeClass() == Durations.class
                && call.getArguments() instanceof TupleExpression list
                && list.getExpressions().size() == 1;
        return isLength ? length((StaticMethodCallExpression) written) : Optional.empty();
    }

    private static Optional<Object> length(StaticMethodCallExpression call) {
        return length(call.getMethod(), ((TupleExpression) call.getArguments()).getExpression(0));
    }

    private static Optional<Object> length(String unit, Expression number) {
        Function<Number, Duration> length = UNITS.getOrDefault(unit + "s", UNITS.get(String.valueOf(unit)));
        return of(number)
                .filter(value -> value instanceof Number && length != null)
                .map(value -> length.apply((Number) value));
    }

    private static Optional<Object> negative(Object value) {
        return value instanceof Duration length ? Optional.of(length.negated()) : Optional.empty();
    }
}
