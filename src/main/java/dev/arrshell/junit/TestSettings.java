package dev.arrshell.junit;

import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;

import dev.arrshell.ArrOptions;
import dev.arrshell.annotation.Experimental;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.emulator.ConversionProfile;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.model.Region;
import dev.arrshell.testkit.FindingRules;
import dev.arrshell.testkit.TestAccount;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * The settings that the attributes of an {@link ArrTest} result in. For extensions like {@link ArrExtension}. Immutable.
 *
 * @param attributes the annotation that counts for a test or a class
 */
@Experimental
public record TestSettings(ArrTest attributes) {

    /**
     * Checks that nothing is null.
     *
     * @param attributes the annotation that counts for a test or a class
     * @throws NullPointerException if {@code attributes} is null
     */
    public TestSettings {
        Objects.requireNonNull(attributes, "attributes");
    }

    /** {@return which findings fail the test} */
    public FindingRules rules() {
        return new FindingRules(attributes.leaks(), attributes.unmatched(), attributes.unusedFaults());
    }

    /**
     * Opens the account of a test.
     *
     * @param host the emulator of its class
     * @param test its class
     * @return the account, to be closed by the caller
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if an attribute is wrong; the message says which value and why
     */
    public TestAccount account(ArrEmulator host, Class<?> test) {
        return TestAccount.in(host, test, this::service, this::clients);
    }

    private void service(ArrEmulatorBuilder builder) {
        builder.region(Region.parse(attributes.region()))
                .boot(STANDARD, DurationParser.parse(attributes.standardBoot()))
                .boot(PREMIUM, DurationParser.parse(attributes.premiumBoot()))
                .conversions(ConversionProfile.fixed(DurationParser.parse(attributes.conversionTime())))
                .stoppingFor(DurationParser.parse(attributes.stoppingFor()))
                .pageSize(attributes.pageSize());
        if (attributes.strict()) {
            builder.strict();
        }
        if (!attributes.asIn().isEmpty()) {
            builder.asIn(month(attributes.asIn()));
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("asIn is a year and a month such as 2021-02, not '" + text + "'", e);
        }
    }

    private void clients(ArrOptions.Builder options) {
        options.apiVersion(attributes.apiVersion());
    }
}
