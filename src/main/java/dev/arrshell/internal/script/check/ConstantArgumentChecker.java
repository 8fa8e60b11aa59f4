package dev.arrshell.internal.script.check;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.internal.script.vocabulary.DraftArgumentParser;
import dev.arrshell.internal.script.vocabulary.EndpointAddress;
import dev.arrshell.internal.script.vocabulary.ValueConverter;
import dev.arrshell.model.Lease;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Checker of arguments that are constants, by the code that would check them when the script runs. */
final class ConstantArgumentChecker {

    private static final Map<String, Consumer<Object>> STATE = Map.of(
            "endPoint", EndpointAddress::of,
            "accountId", ValueConverter::accountId,
            "accountKey", ValueConverter::accountKey,
            "sessionId", ValueConverter::sessionId);

    private static final Map<String, Consumer<Object>> NAMED =
            Map.of("size", ValueConverter::size, "lease", ValueConverter::lease, "id", ValueConverter::sessionId);

    private static final Map<String, Consumer<Object>> WORDS =
            Map.of("region", EndpointAddress::of, "account", ValueConverter::accountId);

    private static final Map<Class<?>, Map<String, Consumer<Object>>> STEPS = Map.of(
            Arr.class, Map.of("account", ValueConverter::accountId),
            Account.class, Map.of("region", ConstantArgumentChecker::place),
            ArrClient.class, Map.of("session", ConstantArgumentChecker::attached),
            SessionDraft.NeedsLease.class, Map.of("lease", ConstantArgumentChecker::lease),
            Session.class, Map.of("extendLeaseTo", ConstantArgumentChecker::total));

    private static final List<String> DRAFT = List.of("size", "lease");

    private final ScriptDiagnostics diagnostics;

    ConstantArgumentChecker(ScriptDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** {@code sessionId = '…'}. */
    void assigned(String name, Expression value) {
        judge(value, STATE.getOrDefault(name, any -> {}));
    }

    /** Any call that is written in the script. */
    void called(MethodCall call, ClassNode receiver, boolean isWord) {
        List<Expression> arguments = call.getArguments() instanceof TupleExpression all
                ? all.getExpressions()
                : List.of(call.getArguments());
        if (arguments.isEmpty()) {
            return;
        }
        String name = String.valueOf(call.getMethodAsString());
        Class<?> type = CompilerTypes.loaded(receiver);
        if (arguments.get(0) instanceof MapExpression named) {
            named(name, named, isWord, type);
        } else {
            judge(arguments.get(0), judge(name, isWord, type));
            if (name.equals("account") && arguments.size() == 2 && (isWord || type == Arr.class)) {
                judge(arguments.get(1), ValueConverter::accountKey);
            }
        }
    }

    private static Consumer<Object> judge(String name, boolean isWord, Class<?> type) {
        return isWord
                ? WORDS.getOrDefault(name, any -> {})
                : STEPS.entrySet().stream()
                        .filter(steps -> steps.getKey().isAssignableFrom(type))
                        .map(steps -> steps.getValue().getOrDefault(name, any -> {}))
                        .findFirst()
                        .orElse(any -> {});
    }

    private void named(String name, MapExpression named, boolean isWord, Class<?> type) {
        if (isWord && name.equals("createSession") || type == ArrClient.class && name.equals("session")) {
            named("a session", named, DraftArgumentParser.ALLOWED, DRAFT);
        }
        if (isWord && name.equals("updateSession")) {
            named("updateSession", named, List.of("lease"), List.of("lease"));
        }
    }

    private void named(String what, MapExpression named, List<String> allowed, List<String> needed) {
        List<MapEntryExpression> entries = named.getMapEntryExpressions();
        entries.forEach(entry -> ConstantEvaluator.of(entry.getKeyExpression()).ifPresent(key -> {
            attempt(entry.getKeyExpression(), () -> DraftArgumentParser.Arguments.check(what, key.toString(), allowed));
            judge(entry.getValueExpression(), NAMED.getOrDefault(key.toString(), any -> {}));
        }));
        List<String> given = entries.stream()
                .flatMap(entry -> ConstantEvaluator.of(entry.getKeyExpression()).stream())
                .map(Object::toString)
                .toList();
        boolean all = entries.size() == given.size()
                && entries.stream().noneMatch(entry -> entry.getKeyExpression() instanceof SpreadMapExpression)
                && allowed.containsAll(given);
        needed.stream()
                .filter(each -> all && !given.contains(each))
                .findFirst()
                .ifPresent(missing -> attempt(
                        named, () -> new DraftArgumentParser.Arguments(what, Map.of(), allowed).needed(missing)));
    }

    private void judge(Expression written, Consumer<Object> judge) {
        ConstantEvaluator.of(written).ifPresent(value -> attempt(written, () -> judge.accept(value)));
    }

    private void attempt(Expression written, Runnable judge) {
        try {
            judge.run();
        } catch (IllegalArgumentException e) {
            diagnostics.add(written, e.getMessage());
        }
    }

    private static void place(Object written) {
        if (!(written instanceof URI)) {
            EndpointAddress.of(written);
        }
    }

    private static void attached(Object written) {
        ValueConverter.sessionId(written);
    }

    /** A number is refused by its type already. */
    private static void lease(Object written) {
        if (!(written instanceof Number)) {
            ValueConverter.lease(written);
        }
    }

    private static void total(Object written) {
        if (written instanceof Duration total) {
            Lease.of(total);
        }
    }
}
