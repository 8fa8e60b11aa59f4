package dev.arrshell.junit;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.TestAccount;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * How the tests of a class are served.
 *
 * @param changes made to the emulator before it starts
 * @param accounts opens the account of a test or a class, behind the emulator
 * @param rules which findings fail a test
 */
record ExtensionSettings(
        Consumer<? super ArrEmulatorBuilder> changes,
        BiFunction<ExtensionContext, ArrEmulator, TestAccount> accounts,
        Function<ExtensionContext, FindingRules> rules) {

    static final ExtensionSettings ANNOTATED = new ExtensionSettings(
            emulator -> {},
            (context, host) -> annotation(context)
                    .map(test -> test.account(host, context.getRequiredTestClass()))
                    .orElseGet(() -> account(context, host, options -> {})),
            context -> annotation(context).map(TestSettings::rules).orElse(FindingRules.DEFAULT));

    /** The settings of a builder. */
    static ExtensionSettings of(
            Consumer<? super ArrEmulatorBuilder> changes,
            Consumer<? super ArrOptions.Builder> clients,
            FindingRules rules) {
        return new ExtensionSettings(changes, (context, host) -> account(context, host, clients), context -> rules);
    }

    private static TestAccount account(
            ExtensionContext context, ArrEmulator host, Consumer<? super ArrOptions.Builder> clients) {
        return TestAccount.in(host, context.getRequiredTestClass(), same -> {}, clients);
    }

    private static Optional<TestSettings> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), ArrTest.class)
                .or(() -> AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), ArrTest.class, context.getEnclosingTestClasses()))
                .map(TestSettings::new);
    }

    /** An emulator for a class. What faults never struck, a test's report tells and not a log. */
    ArrEmulator emulator() {
        ArrEmulatorBuilder builder = ArrEmulator.builder().onWarning(warning -> {});
        changes.accept(builder);
        return builder.start();
    }
}
