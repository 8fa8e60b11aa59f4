package dev.arrshell.internal.script.check;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.groovy.AlternativeWords;
import dev.arrshell.internal.schedule.StartTimes;
import dev.arrshell.internal.script.vocabulary.ConversionArgumentParser;
import dev.arrshell.internal.script.vocabulary.DraftArgumentParser;
import dev.arrshell.internal.script.vocabulary.EndpointAddress;
import dev.arrshell.internal.script.vocabulary.ValueConverter;
import dev.arrshell.model.Lease;
import dev.arrshell.pool.PoolDraft;
import dev.arrshell.schedule.ScheduleDraft;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Checker of arguments that are constants, by the code that would check them when the script runs. */
final class ConstantArgumentChecker {

    private static final Map<String, Consumer<Object>> VARIABLES = Map.of(
            "endPoint", EndpointAddress::of,
            "accountId", ValueConverter::accountId,
            "accountKey", ValueConverter::accountKey,
            "sessionId", ValueConverter::sessionId);

    private static final Map<String, Consumer<Object>> NAMED =
            Map.of("size", ValueConverter::size, "lease", ValueConverter::lease, "id", ValueConverter::sessionId);

    private static final Map<String, Consumer<Object>> WORDS = Map.of(
            "region", EndpointAddress::of,
            "size", ValueConverter::size,
            "every", ConstantArgumentChecker::times,
            "account", ValueConverter::accountId);

    /** The first arguments of the steps. */
    private static final Map<Class<?>, Map<String, Consumer<Object>>> STEPS = Map.ofEntries(
            Map.entry(AlternativeWords.class, Map.of("region", EndpointAddress::of)),
            Map.entry(Arr.class, Map.of("account", ValueConverter::accountId)),
            Map.entry(Account.class, Map.of("region", EndpointAddress::of)),
            Map.entry(
                    ArrClient.class,
                    Map.of("session", ValueConverter::sessionId, "conversion", ValueConverter::conversionId)),
            Map.entry(Conversion.class, Map.of("awaitSucceeded", lengths(ValueConverter::duration))),
            Map.entry(SessionDraft.NeedsLease.class, Map.of("lease", lengths(ValueConverter::lease))),
            Map.entry(SessionDraft.Startable.class, Map.of("every", ConstantArgumentChecker::times)),
            Map.entry(ScheduleDraft.class, Map.of("until", ConstantArgumentChecker::timeOfDay)),
            Map.entry(PoolDraft.NeedsLease.class, Map.of("lease", lengths(ValueConverter::lease))),
            Map.entry(
                    Session.class,
                    Map.of(
                            "extendLeaseTo", lengths(written -> new Lease(ValueConverter.duration(written))),
                            "extendLeaseBy", lengths(ValueConverter::duration),
                            "awaitReady", lengths(ValueConverter::duration))));

    private final ScriptDiagnostics diagnostics;

    ConstantArgumentChecker(ScriptDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks an assignment: {@code sessionId = '…'}. */
    void assigned(String name, Expression value) {
        check(value, VARIABLES.get(name));
    }

    /** Checks the arguments of a call. */
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
            return;
        }
        check(arguments.get(0), isWord ? WORDS.get(name) : ofStep(type, name));
        if (name.equals("every") && arguments.size() == 2) {
            check(arguments.get(1), ValueConverter::zone);
        }
        if (name.equals("account") && arguments.size() == 2 && (isWord || type == Arr.class)) {
            check(arguments.get(1), ValueConverter::accountKey);
        }
    }

    private static Consumer<Object> ofStep(Class<?> type, String name) {
        return STEPS.entrySet().stream()
                .filter(step -> step.getKey().isAssignableFrom(type))
                .findFirst()
                .map(step -> step.getValue().get(name))
                .orElse(null);
    }

    private void named(String name, MapExpression named, boolean isWord, Class<?> type) {
        if (isWord && name.equals("createSession") || type == ArrClient.class && name.equals("session")) {
            named("a session", named, DraftArgumentParser.ALLOWED, List.of("size", "lease"));
        }
        if (type == ArrClient.class && name.equals("conversion")) {
            named(
                    ConversionArgumentParser.NOUN,
                    named,
                    ConversionArgumentParser.ALLOWED,
                    ConversionArgumentParser.NEEDED);
        }
        if (isWord && name.equals("updateSession")) {
            named("updateSession", named, List.of("lease"), List.of("lease"));
        }
    }

    private void named(String what, MapExpression named, List<String> allowed, List<String> needed) {
        Set<String> given = new HashSet<>();
        boolean isComplete = true;
        for (MapEntryExpression entry : named.getMapEntryExpressions()) {
            Optional<String> key =
                    ConstantEvaluator.of(entry.getKeyExpression()).map(Object::toString);
            isComplete &= key.filter(allowed::contains).isPresent();
            if (key.isPresent()) {
                given.add(key.get());
                report(entry, () -> DraftArgumentParser.Arguments.check(what, key.get(), allowed));
                check(entry.getValueExpression(), NAMED.get(key.get()));
            }
        }
        Optional<String> missing =
                needed.stream().filter(each -> !given.contains(each)).findFirst();
        if (isComplete && missing.isPresent()) {
            report(named, () -> new DraftArgumentParser.Arguments(what, Map.of(), allowed).needed(missing.get()));
        }
    }

    private void check(Expression written, Consumer<Object> rule) {
        if (rule != null) {
            ConstantEvaluator.of(written).ifPresent(value -> report(written, () -> rule.accept(value)));
        }
    }

    private void report(Expression place, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            diagnostics.add(
                    place instanceof MapEntryExpression entry ? entry.getKeyExpression() : place, e.getMessage());
        }
    }

    private static void times(Object written) {
        if (written instanceof String text) {
            StartTimes.parse(text, ZoneOffset.UTC);
        }
    }

    private static void timeOfDay(Object written) {
        if (written instanceof String text) {
            StartTimes.timeOfDay(text);
        }
    }

    /** Checks lengths and text only. The type checker refuses all other values. */
    private static Consumer<Object> lengths(Consumer<Object> rule) {
        return written -> {
            if (written instanceof Duration || written instanceof String) {
                rule.accept(written);
            }
        };
    }
}
