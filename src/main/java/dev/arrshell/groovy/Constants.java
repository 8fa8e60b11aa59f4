package dev.arrshell.groovy;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
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

/** Judges arguments whose value stands in the script, by the very code that would judge them when it runs. */
final class Constants {

    private static final Map<String, Consumer<Object>> STATE = Map.of(
            "endPoint", EndPoint::of,
            "accountId", Values::accountId,
            "accountKey", Values::accountKey,
            "sessionId", Values::sessionId);

    private static final Map<String, Consumer<Object>> NAMED =
            Map.of("size", Values::size, "lease", Values::lease, "id", Values::sessionId);

    private static final Map<String, Consumer<Object>> WORDS =
            Map.of("region", EndPoint::of, "account", Values::accountId);

    private static final Map<Class<?>, Map<String, Consumer<Object>>> STEPS = Map.of(
            Arr.class, Map.of("account", Values::accountId),
            Account.class, Map.of("region", Constants::place),
            ArrClient.class, Map.of("session", Constants::attached),
            SessionDraft.NeedsLease.class, Map.of("lease", Constants::lease),
            Session.class, Map.of("extendLeaseTo", Constants::total));

    private static final List<String> DRAFT = List.of("size", "lease");

    private final Findings findings;

    Constants(Findings findings) {
        this.findings = findings;
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
        Class<?> type = TypeNames.loaded(receiver);
        if (arguments.get(0) instanceof MapExpression named) {
            named(name, named, isWord, type);
        } else {
            judge(arguments.get(0), judge(name, isWord, type));
            if (name.equals("account") && arguments.size() == 2 && (isWord || type == Arr.class)) {
                judge(arguments.get(1), Values::accountKey);
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
            named("a session", named, NamedDraft.ALLOWED, DRAFT);
        }
        if (isWord && name.equals("updateSession")) {
            named("updateSession", named, List.of("lease"), List.of("lease"));
        }
    }

    private void named(String what, MapExpression named, List<String> allowed, List<String> needed) {
        List<MapEntryExpression> entries = named.getMapEntryExpressions();
        entries.forEach(entry -> ConstantValue.of(entry.getKeyExpression()).ifPresent(key -> {
            attempt(entry.getKeyExpression(), () -> NamedDraft.Arguments.check(what, key.toString(), allowed));
            judge(entry.getValueExpression(), NAMED.getOrDefault(key.toString(), any -> {}));
        }));
        List<String> given = entries.stream()
                .flatMap(entry -> ConstantValue.of(entry.getKeyExpression()).stream())
                .map(Object::toString)
                .toList();
        boolean all = entries.size() == given.size()
                && entries.stream().noneMatch(entry -> entry.getKeyExpression() instanceof SpreadMapExpression)
                && allowed.containsAll(given);
        needed.stream()
                .filter(each -> all && !given.contains(each))
                .findFirst()
                .ifPresent(missing ->
                        attempt(named, () -> new NamedDraft.Arguments(what, Map.of(), allowed).needed(missing)));
    }

    private void judge(Expression written, Consumer<Object> judge) {
        ConstantValue.of(written).ifPresent(value -> attempt(written, () -> judge.accept(value)));
    }

    private void attempt(Expression written, Runnable judge) {
        try {
            judge.run();
        } catch (IllegalArgumentException e) {
            findings.add(written, e.getMessage());
        }
    }

    private static void place(Object written) {
        if (!(written instanceof URI)) {
            EndPoint.of(written);
        }
    }

    private static void attached(Object written) {
        Values.sessionId(written);
    }

    /** A number is refused by its type already. */
    private static void lease(Object written) {
        if (!(written instanceof Number)) {
            Values.lease(written);
        }
    }

    private static void total(Object written) {
        if (written instanceof Duration total) {
            Lease.of(total);
        }
    }
}
