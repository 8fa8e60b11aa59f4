package dev.arrshell.junit;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.OnFinding;
import dev.arrshell.testkit.TestAccount;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The extension's view of one test, or of a class as a whole. Emulator and accounts lie in the stores, which close them
 * when their context is over, whatever happened in it.
 *
 * @param context JUnit's view of it
 * @param setup how it is served
 */
record TestScope(ExtensionContext context, ExtensionSettings setup) {

    private static final Namespace OURS = Namespace.create(ArrExtension.class);
    private static final String EMULATOR = "emulator";
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    static TestScope of(ExtensionContext context, ExtensionSettings setup) {
        return new TestScope(context, setup);
    }

    private Store store() {
        return context.getStore(OURS);
    }

    /** Nested classes find that of the class around them, as a store that has nothing asks the one around it. */
    private ArrEmulator emulator() {
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        ExtensionContext found = ofClass;
        return found.getStore(OURS)
                .getOrComputeIfAbsent(
                        EMULATOR, key -> new ClassEmulator(setup.emulator(), found.getUniqueId()), ClassEmulator.class)
                .emulator();
    }

    /** Under a name of its own, so that a test does not take its class's for its own. */
    private String key(String what) {
        return what + " of " + context.getUniqueId();
    }

    TestAccount account() {
        ArrEmulator emulator = emulator();
        return store().getOrComputeIfAbsent(
                        key("account"), key -> setup.accounts().apply(context, emulator), TestAccount.class);
    }

    void fillShared() {
        fill(FieldInjector.of(context.getRequiredTestClass(), true), null);
    }

    void fillInstances() {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            List<Field> fields = FieldInjector.of(instance.getClass(), false);
            if (!fields.isEmpty()) {
                refuseIfShared(instance);
                fill(fields, instance);
            }
        }
    }

    private void fill(List<Field> fields, Object holder) {
        if (!fields.isEmpty()) {
            List<Field> filled = FieldInjector.fill(fields, holder, account());
            store().put(key("fields " + System.identityHashCode(holder)), (AutoCloseable)
                    () -> FieldInjector.empty(filled, holder));
        }
    }

    private void refuseIfShared(Object instance) {
        boolean atOnce = context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
        if (atOnce && context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS))) {
            throw new ExtensionConfigurationException(
                    "the tests of " + instance.getClass().getSimpleName()
                            + " run at once and share one instance, so its fields cannot belong to each of them: "
                            + "ask for parameters, or take @TestInstance(PER_METHOD) or @Execution(SAME_THREAD)");
        }
    }

    /** The class is over, and with it the emulator if it is the outermost. */
    void endAll() {
        end();
        ClassEmulator hosted = store().get(EMULATOR, ClassEmulator.class);
        boolean ours = hosted != null && hosted.owner().equals(context.getUniqueId());
        if (ours && setup.rules().apply(context).unmatched() == OnFinding.FAIL) {
            FindingRules.refuseStrays(hosted.emulator());
        }
    }

    /** Findings fail the test, unless it failed already. A failure carries the emulator's report along. */
    void end() {
        TestAccount account = store().get(key("account"), TestAccount.class);
        if (account == null) {
            return;
        }
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            account.explain(failure.get());
            return;
        }
        Optional<AssertionError> verdict = setup.rules().apply(context).judge(account);
        if (verdict.isPresent()) {
            account.explain(verdict.get());
            throw verdict.get();
        }
        if (!account.emulator().unusedFaults().isEmpty()) {
            context.publishReportEntry(
                    "arr.unusedFaults", account.emulator().unusedFaults().toString());
        }
    }
}
