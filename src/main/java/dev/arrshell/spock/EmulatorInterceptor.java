package dev.arrshell.spock;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.junit.InjectionPoints;
import dev.arrshell.junit.TestSettings;
import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.OnFinding;
import dev.arrshell.testkit.TestAccount;
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
final class EmulatorInterceptor implements IMethodInterceptor {

    private static final Namespace OURS = Namespace.create(ArrSpockExtension.class);

    private final SpecInfo spec;
    private final Optional<TestSettings> whole;
    private final ThreadLocal<IterationScope> running = new ThreadLocal<>();

    EmulatorInterceptor(SpecInfo spec, Optional<ArrTest> whole) {
        this.spec = spec;
        this.whole = whole.map(TestSettings::new);
    }

    /** Around the whole specification, its shared fields included. */
    @Override
    public void intercept(IMethodInvocation invocation) throws Throwable {
        try (ArrEmulator emulator = ArrEmulator.builder().onWarning(text -> {}).start()) {
            invocation.getStore(OURS).put(ArrEmulator.class, emulator);
            runIn(account(whole, emulator), rules(whole), fields(true), invocation.getSharedInstance(), invocation);
            if (rules(whole).unmatched() == OnFinding.FAIL) {
                FindingRules.refuseStrays(emulator);
            }
        }
    }

    /** Around an iteration. */
    IMethodInterceptor serving(ArrTest test) {
        Optional<TestSettings> own = Optional.of(new TestSettings(test));
        return invocation -> {
            ArrEmulator emulator = invocation.getStore(OURS).get(ArrEmulator.class, ArrEmulator.class);
            runIn(account(own, emulator), rules(own), fields(false), invocation.getInstance(), invocation);
        };
    }

    private TestAccount account(Optional<TestSettings> settings, ArrEmulator emulator) {
        Class<?> test = spec.getReflection();
        return settings.map(its -> its.account(emulator, test))
                .orElseGet(() -> TestAccount.in(emulator, test, same -> {}, options -> {}));
    }

    private static FindingRules rules(Optional<TestSettings> settings) {
        return settings.map(TestSettings::rules).orElse(FindingRules.DEFAULT);
    }

    private List<FieldInfo> fields(boolean shared) {
        return spec.getAllFields().stream()
                .filter(field -> field.isShared() == shared && !field.isStatic())
                .filter(field -> InjectionPoints.isInjectable(field.getReflection()))
                .toList();
    }

    private void runIn(
            TestAccount opened,
            FindingRules judging,
            List<FieldInfo> fields,
            Object holder,
            IMethodInvocation invocation)
            throws Throwable {
        IterationScope outer = running.get();
        try (TestAccount account = opened) {
            IterationScope iteration = new IterationScope(account);
            running.set(iteration);
            fields.stream()
                    .filter(field -> field.readValue(holder) == null)
                    .forEach(
                            field -> field.writeValue(holder, account.give(InjectionPoints.at(field.getReflection()))));
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
                IterationScope iteration = running.get();
                if (iteration != null) {
                    iteration.failed(error.getException());
                }
            }
        };
    }
}
