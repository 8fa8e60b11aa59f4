package dev.arrshell.junit;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.model.Region;
import dev.arrshell.testkit.FindingRules;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * How the tests of a class are served.
 *
 * @param changes made to the emulator before it starts
 * @param clients added to the options of all clients
 * @param rules which findings fail a test
 */
record ExtensionSettings(
        Consumer<? super ArrEmulatorBuilder> changes,
        Consumer<? super ArrOptions.Builder> clients,
        Function<ExtensionContext, FindingRules> rules) {

    static final ExtensionSettings ANNOTATED =
            new ExtensionSettings(emulator -> {}, clients -> {}, ExtensionSettings::annotated);

    private static FindingRules annotated(ExtensionContext context) {
        return annotation(context)
                .map(test -> new FindingRules(test.leaks(), test.unmatched(), test.unusedFaults()))
                .orElse(FindingRules.DEFAULT);
    }

    private static Optional<ArrTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), ArrTest.class)
                .or(() -> AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), ArrTest.class, context.getEnclosingTestClasses()));
    }

    /** An emulator for the class of that context. What faults never struck, a test's report tells and not a log. */
    ArrEmulator emulator(ExtensionContext context) {
        ArrEmulatorBuilder builder = ArrEmulator.builder().onWarning(warning -> {});
        annotation(context).map(ArrTest::region).map(Region::parse).ifPresent(builder::region);
        changes.accept(builder);
        return builder.start();
    }
}
