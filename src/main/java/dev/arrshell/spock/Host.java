package dev.arrshell.spock;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.junit.Wishes;
import dev.arrshell.model.Region;
import dev.arrshell.testkit.Rules;
import dev.arrshell.testkit.TestAccount;
import dev.arrshell.testkit.Verdict;
import java.util.List;
import java.util.Optional;
import org.spockframework.runtime.AbstractRunListener;
import org.spockframework.runtime.IRunListener;
import org.spockframework.runtime.extension.IMethodInterceptor;
import org.spockframework.runtime.extension.IMethodInvocation;
import org.spockframework.runtime.extension.IStore.Namespace;
import org.spockframework.runtime.model.ErrorInfo;
import org.spockframework.runtime.model.FieldInfo;
import org.spockframework.runtime.model.SpecInfo;

/** Runs the emulator of a specification, and gives each iteration of a feature an account of its own. */
final class Host implements IMethodInterceptor {

    private static final Namespace OURS = Namespace.create(ArrSpockExtension.class);

    private final SpecInfo spec;
    private final Rules rules;
    private final Region region;
    private final ThreadLocal<Iteration> running = new ThreadLocal<>();

    Host(SpecInfo spec, Optional<ArrTest> whole) {
        this.spec = spec;
        rules = whole.map(Host::rules).orElse(Rules.DEFAULT);
        region = whole.map(ArrTest::region).map(Region::of).orElse(Region.of("westus2"));
    }

    private static Rules rules(ArrTest test) {
        return new Rules(test.leaks(), test.unmatched(), test.unusedFaults());
    }

    /** Around the whole specification, its shared fields included. */
    @Override
    public void intercept(IMethodInvocation invocation) throws Throwable {
        try (ArrEmulator emulator = ArrEmulator.builder()
                .withoutSockets()
                .region(region)
                .onWarning(text -> {})
                .start()) {
            invocation.getStore(OURS).put(ArrEmulator.class, emulator);
            runIn(emulator, rules, fields(true), invocation.getSharedInstance(), invocation);
            if (rules.unmatched() == Verdict.FAIL) {
                Rules.refuseStrays(emulator);
            }
        }
    }

    /** Around an iteration. */
    IMethodInterceptor serving(ArrTest test) {
        Rules own = rules(test);
        return invocation -> {
            ArrEmulator emulator = invocation.getStore(OURS).get(ArrEmulator.class, ArrEmulator.class);
            runIn(emulator, own, fields(false), invocation.getInstance(), invocation);
        };
    }

    private List<FieldInfo> fields(boolean shared) {
        return spec.getAllFields().stream()
                .filter(field -> field.isShared() == shared && !field.isStatic())
                .filter(field -> Wishes.isOpen(field.getReflection()))
                .toList();
    }

    private void runIn(
            ArrEmulator emulator, Rules judging, List<FieldInfo> fields, Object holder, IMethodInvocation invocation)
            throws Throwable {
        Iteration outer = running.get();
        try (TestAccount account = TestAccount.in(emulator)) {
            Iteration iteration = new Iteration(account);
            running.set(iteration);
            fields.stream()
                    .filter(field -> field.readValue(holder) == null)
                    .forEach(field -> field.writeValue(holder, account.give(Wishes.at(field.getReflection()))));
            invocation.proceed();
            iteration.judge(judging);
        } finally {
            running.set(outer);
        }
    }

    /** Spock tells of a failure on the thread that ran into it. */
    IRunListener listener() {
        return new AbstractRunListener() {
            @Override
            public void error(ErrorInfo error) {
                Iteration iteration = running.get();
                if (iteration != null) {
                    iteration.failed(error.getException());
                }
            }
        };
    }
}
