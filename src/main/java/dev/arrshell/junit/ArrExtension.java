package dev.arrshell.junit;

import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.OnFinding;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The extension behind {@link ArrTest}. Registered with {@code @RegisterExtension}, it takes the settings of a builder
 * instead of the annotation's attributes. Use either of the two in a class, not both. All state is in
 * the store of JUnit's contexts. Immutable and thread-safe.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ArrExtension ARR = ArrExtension.builder()
 *         .emulator(emulator -> emulator.boot(PREMIUM, minutes(3)))
 *         .leaks(FAIL)
 *         .build();
 * }</pre>
 */
public final class ArrExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final ExtensionSettings setup;

    /** The extension as {@link ArrTest} uses it: its attributes count. */
    public ArrExtension() {
        this(ExtensionSettings.ANNOTATED);
    }

    private ArrExtension(ExtensionSettings setup) {
        this.setup = setup;
    }

    /** {@return a builder that begins with the defaults of {@link ArrTest}} */
    public static Builder builder() {
        return new Builder();
    }

    /** Constructors are given the account of the test that they make an instance for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestScope.of(context, setup).fillShared();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestScope.of(context, setup).fillInstances();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return InjectionPoints.isInjectable(parameter.getParameter().getType(), parameter.getParameter());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            return TestScope.of(context, setup)
                    .account()
                    .give(InjectionPoints.at(
                            parameter.getParameter().getType(),
                            parameter.getParameter(),
                            "parameter " + parameter.getIndex() + " of "
                                    + parameter.getDeclaringExecutable().getName()));
        } catch (IllegalArgumentException e) {
            throw new ParameterResolutionException(e.getMessage(), e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestScope.of(context, setup).end();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestScope.of(context, setup).endAll();
    }

    /** Gathers what an {@link ArrExtension} does otherwise than usual. Not thread-safe. */
    public static final class Builder {

        private Consumer<? super ArrEmulatorBuilder> emulator = usual -> {};
        private Consumer<? super ArrOptions.Builder> clients = usual -> {};
        private FindingRules rules = FindingRules.DEFAULT;

        private Builder() {}

        /**
         * Changes the emulator before it is started.
         *
         * @param changes told the builder, once for each class
         * @return this
         * @throws NullPointerException if {@code changes} is null
         */
        public Builder emulator(Consumer<? super ArrEmulatorBuilder> changes) {
            emulator = Objects.requireNonNull(changes, "changes");
            return this;
        }

        /**
         * Changes the options of all clients that tests are given, such as the API version.
         *
         * @param changes told the options, once for each account; {@code onStart} is overruled
         * @return this
         * @throws NullPointerException if {@code changes} is null
         */
        public Builder clients(Consumer<? super ArrOptions.Builder> changes) {
            clients = Objects.requireNonNull(changes, "changes");
            return this;
        }

        /**
         * Judges sessions that still run when a test is over and that it started itself.
         *
         * @param verdict the verdict, {@link OnFinding#PASS} unless set
         * @return this
         * @throws NullPointerException if {@code verdict} is null
         */
        public Builder leaks(OnFinding verdict) {
            rules = new FindingRules(verdict, rules.unmatched(), rules.unusedFaults());
            return this;
        }

        /**
         * Judges requests that no route of the service takes.
         *
         * @param verdict the verdict, {@link OnFinding#FAIL} unless set
         * @return this
         * @throws NullPointerException if {@code verdict} is null
         */
        public Builder unmatched(OnFinding verdict) {
            rules = new FindingRules(rules.leaks(), verdict, rules.unusedFaults());
            return this;
        }

        /**
         * Judges faults that were set and never struck.
         *
         * @param verdict the verdict, {@link OnFinding#PASS} unless set
         * @return this
         * @throws NullPointerException if {@code verdict} is null
         */
        public Builder unusedFaults(OnFinding verdict) {
            rules = new FindingRules(rules.leaks(), rules.unmatched(), verdict);
            return this;
        }

        /**
         * Makes the extension.
         *
         * @return the extension
         */
        public ArrExtension build() {
            return new ArrExtension(ExtensionSettings.of(emulator, clients, rules));
        }
    }
}
