package dev.arrshell.internal.config.value;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that can be configured. Each has one name in three spellings: {@code account_id} in
 * {@code config.toml}, {@code ARR_ACCOUNT_ID} in the environment, {@code --account-id} on the command line.
 */
public enum ConfigKey {
    PROFILE("", "the profile of config.toml to use", any -> {}),
    CONFIG_FILE("", "Microsoft's arrconfig.json to read", any -> {}),
    ACCOUNT_ID("", "the account, a GUID", AccountId::parse),
    ACCOUNT_KEY(
            "",
            "the account's primary or secondary key; as an option it is visible to other users of this machine",
            any -> {}),
    ACCOUNT_KEY_FILE("", "a file that holds only the account's key; - is standard input", any -> {}),
    ACCOUNT_DOMAIN("", "the account's domain, which names the token service", AccountDomain::of),
    STS("https://sts.mixedreality.azure.com", "the address of the token service", HttpAddress::of),
    REGION("", "where sessions run: a region, its domain, or a full address", ConfigKey::regionOrAddress),
    ENDPOINT("", "the address of the rendering service; {region} in it stands for the region", EndpointTemplate::of),
    API_VERSION("v1", "the version of the REST API: v1 or 2021-01-01", ApiVersion::parse),
    SIZE("", "the size of a session that is started without one", SessionSize::parse),
    LEASE("", "the lease, in total, of a session that is started without one", Lease::parse),
    PRICE_STANDARD("", "the price of an hour of STANDARD, for rehearsals", PriceParser::of),
    PRICE_PREMIUM("", "the price of an hour of PREMIUM, for rehearsals", PriceParser::of),
    PRICE_CURRENCY("USD", "the currency of the prices", any -> {});

    /** What may stand in a profile. */
    public static final List<String> IN_A_PROFILE = Arrays.stream(values())
            .filter(key -> key != PROFILE)
            .map(ConfigKey::text)
            .toList();

    private final String standard;
    private final String meaning;
    private final Consumer<String> check;

    ConfigKey(String standard, String meaning, Consumer<String> check) {
        this.standard = standard;
        this.meaning = meaning;
        this.check = check;
    }

    /**
     * The name in {@code config.toml}; the profile's name stands there as {@code default_profile}.
     *
     * @return such as {@code account_id}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name in the environment.
     *
     * @return such as {@code ARR_ACCOUNT_ID}
     */
    public String variable() {
        return "ARR_" + name();
    }

    /**
     * The name on the command line.
     *
     * @return such as {@code --account-id}
     */
    public String option() {
        return "--" + text().replace('_', '-');
    }

    /** Where it can be set, for a message: {@code --size, ARR_SIZE, or size in config.toml}. */
    public String places(Object file) {
        return option() + ", " + variable() + ", or " + text() + " in " + file;
    }

    /**
     * The value where nobody says one.
     *
     * @return empty if there is none
     */
    public Optional<String> standard() {
        return Optional.of(standard).filter(value -> !value.isEmpty());
    }

    /**
     * What it is, in a few words.
     *
     * @return no sentence, no full stop
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Whether its value must not be shown.
     *
     * @return true for the account's key
     */
    public boolean isSecret() {
        return this == ACCOUNT_KEY;
    }

    /**
     * Checks a value.
     *
     * @param value the text
     * @throws IllegalArgumentException if it cannot be one of this key
     */
    void check(String value) {
        check.accept(value);
    }

    public static Optional<ConfigKey> named(String text) {
        return Arrays.stream(values())
                .filter(key -> key != PROFILE && key.text().equals(text))
                .findFirst();
    }

    private static void regionOrAddress(String value) {
        if (HttpAddress.isOne(value)) {
            EndpointTemplate.of(value);
        } else {
            Region.parse(value);
        }
    }
}
