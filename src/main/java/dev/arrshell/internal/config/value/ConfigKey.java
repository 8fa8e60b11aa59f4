package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.policy.HttpSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The keys of the configuration. Each has one name in three spellings: {@code account_id} in {@code config.toml},
 * {@code ARR_ACCOUNT_ID} in the environment, {@code --account-id} on the command line.
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
    ACCOUNT_DOMAIN("", "the account's domain, which names the token service", AccountDomain::parse),
    STS("https://sts.mixedreality.azure.com", "the address of the token service", HttpAddress::parse),
    REGION("", "where sessions run: a region, its domain, or a full address", ConfigKey::regionOrAddress),
    ENDPOINT("", "the address of the rendering service; {region} in it stands for the region", EndpointTemplate::parse),
    REQUIRE_SERVICE(
            "false",
            "true refuses the emulator in arr's own process, which is used where no service is configured",
            ConfigKey::trueOrFalse),
    CA_FILE("", "a PEM file with authorities whose certificates are trusted in addition to those of Java", any -> {}),
    ALLOW_INSECURE(
            "false",
            "true allows plain http to other machines, where key and tokens can be read; certificates are always checked",
            ConfigKey::trueOrFalse),
    PROXY(
            "",
            "the proxy of all requests, http://[user:password@]host:port, in place of what https_proxy and the like say",
            ConfigKey::proxy),
    NO_PROXY(
            "",
            "hosts that are reached without a proxy, such as example.org,10.0.0.0/8, or *; in place of NO_PROXY",
            any -> {}),
    API_VERSION("v1", "the version of the REST API: v1 or 2021-01-01", ApiVersion::parse),
    RETRIES(
            "3",
            "how often a call is sent again at most after a failure that may pass: a number, or off",
            RetriesParser::parse),
    RETRY_WITHIN("30s", "how long after its first attempt a call is still sent again", RetriesParser::within),
    SIZE("", "the size of a session that is started without one", SessionSize::parse),
    LEASE("", "the lease, in total, of a session that is started without one", Lease::parse),
    PRICE_STANDARD("", "the price of an hour of STANDARD, for rehearsals and the budget of pools", PriceParser::parse),
    PRICE_PREMIUM("", "the price of an hour of PREMIUM, for rehearsals and the budget of pools", PriceParser::parse),
    PRICE_CURRENCY("USD", "the currency of the prices", any -> {}),
    CONVERSION_STORAGE_ACCOUNT(
            "", "the storage account of conversions: its name, or the full address of its blobs", StorageName::account),
    CONVERSION_INPUT_CONTAINER("", "the container with the files to convert", StorageName::container),
    CONVERSION_OUTPUT_CONTAINER("", "the container for converted files", StorageName::container),
    CONVERSION_INPUT_FOLDER("", "the folder of the input container that is converted; / between its parts", any -> {}),
    CONVERSION_INPUT_ASSET("", "the file to convert, relative to the input folder, such as box.fbx", any -> {}),
    CONVERSION_OUTPUT_FOLDER("", "the folder of the output container for the result", any -> {}),
    CONVERSION_OUTPUT_FILE("", "the name of the result, such as box.arrAsset", any -> {});

    /** The names of the keys that a profile may set. */
    public static final List<String> IN_A_PROFILE = Arrays.stream(values())
            .filter(key -> key != PROFILE)
            .map(ConfigKey::text)
            .toList();

    private final String defaultValue;
    private final String meaning;
    private final Consumer<String> check;

    ConfigKey(String defaultValue, String meaning, Consumer<String> check) {
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.check = check;
    }

    /** The name in {@code config.toml}; the profile stands there as {@code default_profile}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in the environment, such as {@code ARR_ACCOUNT_ID}. */
    public String variable() {
        return "ARR_" + name();
    }

    /** The name on the command line, such as {@code --account-id}; empty for a key that is no option. */
    public String option() {
        return name().startsWith("CONVERSION_") ? "" : "--" + text().replace('_', '-');
    }

    /** Where it can be set, for a message: {@code --size, ARR_SIZE, or size in config.toml}. */
    public String places(Object file) {
        String option = option();
        return (option.isEmpty() ? "" : option + ", ") + variable() + ", or " + text() + " in " + file;
    }

    /** The default value, if there is one. */
    public Optional<String> defaultValue() {
        return Optional.of(defaultValue).filter(value -> !value.isEmpty());
    }

    /** A description of a few words, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value must not be shown. */
    public boolean isSecret() {
        return this == ACCOUNT_KEY;
    }

    /** Whether the value is true or false; on the command line the option alone is true. */
    public boolean isSwitch() {
        return this == REQUIRE_SERVICE || this == ALLOW_INSECURE;
    }

    /** Throws an {@link IllegalArgumentException} if the text cannot be a value of this key. */
    void check(String value) {
        check.accept(value);
    }

    public static Optional<ConfigKey> find(String text) {
        return Arrays.stream(values())
                .filter(key -> key != PROFILE && key.text().equals(text))
                .findFirst();
    }

    private static void proxy(String value) {
        try {
            HttpSettings.DEFAULT.withProxyFrom(Map.of("all_proxy", value));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    ConfigurationException.plain(refused).replaceFirst("^all_proxy: ", ""), refused);
        }
    }

    private static void trueOrFalse(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("'" + value + "' is neither true nor false");
        }
    }

    private static void regionOrAddress(String value) {
        if (HttpAddress.isHttp(value)) {
            EndpointTemplate.parse(value);
        } else {
            Region.parse(value);
        }
    }
}
