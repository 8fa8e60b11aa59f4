package dev.arrshell.internal.config;

import dev.arrshell.internal.config.file.AccountKeyFile;
import dev.arrshell.internal.config.file.ArrConfigField;
import dev.arrshell.internal.config.file.ConfigToml;
import dev.arrshell.internal.config.file.PromptEntry;
import dev.arrshell.internal.config.file.PromptTable;
import dev.arrshell.internal.config.file.SecretsFile;
import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.ConfigProblems;
import dev.arrshell.internal.config.value.ConfigSource;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.PriceParser;
import dev.arrshell.internal.config.value.RetriesParser;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.policy.HttpSettings;
import dev.arrshell.policy.PriceList;
import dev.arrshell.policy.RetryPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration: the values of all sources with their origins. Wrong values are listed by {@link #problems()} and refused
 * by {@link #orThrow()}; the typed accessors need settings without problems. Immutable and thread-safe; sends nothing.
 */
public final class ConfigSettings {

    private static final List<ConfigKey> SERVICE_KEYS = List.of(
            ConfigKey.ACCOUNT_ID,
            ConfigKey.ACCOUNT_KEY,
            ConfigKey.ACCOUNT_KEY_FILE,
            ConfigKey.ACCOUNT_DOMAIN,
            ConfigKey.STS,
            ConfigKey.ENDPOINT);

    private final ConfigInputs inputs;
    private final Map<ConfigKey, List<ConfigEntry>> found;
    private final Map<ConfigKey, ConfigOrigin> placeholders;
    private final ServiceEndpoints endpoints;
    private final AccountKeyFile keyFile;
    private final PromptTable promptTable;
    private final List<String> problems;
    private final List<String> warnings;

    ConfigSettings(
            ConfigInputs inputs,
            Map<ConfigKey, List<ConfigEntry>> found,
            ConfigProblems collected,
            List<PromptEntry> promptEntries) {
        this.inputs = inputs.withoutOptions();
        this.found = new EnumMap<>(ConfigKey.class);
        found.forEach((key, entries) -> this.found.put(key, List.copyOf(entries)));
        this.placeholders = Map.copyOf(collected.placeholders());
        this.endpoints = new ServiceEndpoints(this);
        this.promptTable = new PromptTable(inputs.config(), promptEntries);
        this.keyFile = new AccountKeyFile(this.inputs);
        List<String> wrong = wrongValues();
        this.problems = Stream.of(
                        collected.problems(), wrong, wrong.isEmpty() ? endpoints.contradictions() : List.<String>of())
                .flatMap(List::stream)
                .toList();
        this.warnings = Stream.of(collected.warnings(), ConsistencyChecks.warnings(this, wrong.isEmpty()))
                .flatMap(List::stream)
                .toList();
    }

    /** The names of the profiles in {@code config.toml}, in order; none if it cannot be read. */
    public static Set<String> profiles(ConfigInputs inputs) {
        return new TreeSet<>(ConfigToml.read(inputs.config(), new ConfigProblems())
                .map(ConfigToml::profileNames)
                .orElse(Set.of()));
    }

    /** Reads all sources. What is wrong in them becomes a problem of the settings, not an exception. */
    public static ConfigSettings load(ConfigInputs inputs) {
        return new SettingsLoader(inputs).load();
    }

    private List<String> wrongValues() {
        return found.keySet().stream()
                .flatMap(key -> entry(key).stream())
                .flatMap(entry -> entry.problem().stream())
                .toList();
    }

    /** The errors, a sentence each with its place; nothing may be sent while there are any. */
    public List<String> problems() {
        return problems;
    }

    /** Settings that work but are risky or look like a mistake, a sentence each with a remedy. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Returns these settings if they have no problems.
     *
     * @throws ConfigurationException that lists all problems
     */
    public ConfigSettings orThrow() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return this;
    }

    /** The value in effect; empty if it is set nowhere and has no default. */
    public Optional<ConfigEntry> entry(ConfigKey key) {
        List<ConfigEntry> all = all(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All values that are set, from the default to the one in effect. */
    public List<ConfigEntry> all(ConfigKey key) {
        return found.getOrDefault(Objects.requireNonNull(key, "key"), List.of());
    }

    /** Where placeholders such as {@code <fill in>} were left. */
    public Map<ConfigKey, ConfigOrigin> placeholders() {
        return placeholders;
    }

    /**
     * Whether a service is configured: an account, its key or domain, a token service or an endpoint, even if only a
     * placeholder. Otherwise, also with a region alone, an embedded emulator is used.
     */
    public boolean isConfigured() {
        return SERVICE_KEYS.stream().anyMatch(key -> isSet(key) || placeholders.containsKey(key));
    }

    boolean isSet(ConfigKey key) {
        return entry(key)
                .filter(entry -> entry.origin().source() != ConfigSource.DEFAULT)
                .isPresent();
    }

    /** Of two keys that set the same thing, the one from the later source; if both are in one source, the first. */
    Optional<ConfigEntry> strongest(ConfigKey direct, ConfigKey other) {
        Optional<ConfigEntry> first = entry(direct);
        Optional<ConfigEntry> second = entry(other);
        boolean directCounts = first.isPresent()
                && (second.isEmpty()
                        || first.get().origin().overrides(second.get().origin()));
        return directCounts ? first : second;
    }

    /**
     * Chooses between the configured service and the embedded emulator. Neither ever replaces the other.
     *
     * @param emulator whether the emulator is wanted although a service may be configured
     * @param secrets where the key is looked up if it is not configured
     * @throws ConfigurationException if there are problems, the service lacks a value, or a service is required and the
     *     emulator would be used: the message lists what to set where
     */
    public Destination destination(boolean emulator, SecretStore secrets) {
        return new DestinationResolver(orThrow()).resolve(emulator, secrets);
    }

    /** Whether the embedded emulator is refused. */
    public boolean isServiceRequired() {
        return text(ConfigKey.REQUIRE_SERVICE).map(Boolean::valueOf).orElseThrow();
    }

    /** The secrets of these settings; the prompter is asked last. */
    public SecretStore secrets(SecretPrompter prompter) {
        return new SecretStore(this, inputs.environment(), new SecretsFile(inputs.secrets()), prompter);
    }

    /** The key of options, environment and configuration files; its file is read at the first call. */
    Optional<AccountKey> configuredKey() {
        return keyEntry().map(entry -> entry.secret().orElseGet(() -> keyFile.read(entry)));
    }

    Optional<ConfigEntry> keyEntry() {
        return strongest(ConfigKey.ACCOUNT_KEY, ConfigKey.ACCOUNT_KEY_FILE);
    }

    /**
     * Where a missing value can be set, in the words of the file that has a placeholder for it:
     * {@code --size, ARR_SIZE, or size in config.toml}.
     */
    public String whereToSet(ConfigKey key) {
        return Optional.ofNullable(placeholders.get(key))
                .filter(origin -> origin.source() == ConfigSource.ARRCONFIG)
                .flatMap(origin -> ArrConfigField.of(key))
                .map(field -> Stream.of(key.option(), key.variable(), "or " + field)
                        .filter(place -> !place.isEmpty())
                        .collect(Collectors.joining(", ")))
                .orElseGet(() -> key.places(inputs.config()));
    }

    /** The file that records started sessions, which need not exist. */
    public Optional<Path> ledger() {
        return inputs.ledger();
    }

    /** The settings of the prompt in {@code config.toml}; empty for variables alone. */
    public Optional<PromptTable> promptTable() {
        return inputs.hasDirectory() ? Optional.of(promptTable) : Optional.empty();
    }

    ConfigInputs inputs() {
        return inputs;
    }

    ServiceEndpoints endpoints() {
        return endpoints;
    }

    public Optional<AccountId> accountId() {
        return text(ConfigKey.ACCOUNT_ID).map(AccountId::parse);
    }

    /** The token service: {@code sts}, else that of the account's domain, else the public one. */
    public URI sts() {
        return endpoints.sts();
    }

    /** The rendering service: {@code endpoint}, else the public one in the region; empty if a needed region is missing. */
    public Optional<URI> endpoint() {
        return endpoints.endpoint();
    }

    /** The rendering service in a region: the configured server, else the public service. */
    public URI endpoint(Region region) {
        return endpoints.endpoint(region);
    }

    /** The configured region, or that of a public endpoint. */
    public Optional<Region> region() {
        return endpoints.region();
    }

    /** Whether plain http to other machines is allowed. */
    public boolean isInsecureAllowed() {
        return text(ConfigKey.ALLOW_INSECURE).map(Boolean::valueOf).orElseThrow();
    }

    /**
     * How requests travel to the configured service; reads the CA file.
     *
     * @throws ConfigurationException if requests would go to another machine by plain http, which is not allowed, or if the
     *     CA file cannot be read. Nothing was sent
     */
    public HttpSettings http() {
        return new ConnectionSettings(this).http();
    }

    public ApiVersion apiVersion() {
        return text(ConfigKey.API_VERSION).map(ApiVersion::parse).orElse(ApiVersion.V1);
    }

    /** When a call that failed is sent again. */
    public RetryPolicy retries() {
        return RetryPolicy.of(
                1 + text(ConfigKey.RETRIES).map(RetriesParser::parse).orElseThrow(),
                text(ConfigKey.RETRY_WITHIN).map(RetriesParser::within).orElseThrow());
    }

    /** The size of a session that is started without one. */
    public Optional<SessionSize> size() {
        return text(ConfigKey.SIZE).map(SessionSize::parse);
    }

    /** The lease of a session that is started without one. */
    public Optional<Lease> lease() {
        return text(ConfigKey.LEASE).map(Lease::parse);
    }

    /** The prices of an hour that are configured. */
    public PriceList prices() {
        Map<SessionSize, BigDecimal> perHour = new EnumMap<>(SessionSize.class);
        text(ConfigKey.PRICE_STANDARD).ifPresent(text -> perHour.put(SessionSize.STANDARD, PriceParser.parse(text)));
        text(ConfigKey.PRICE_PREMIUM).ifPresent(text -> perHour.put(SessionSize.PREMIUM, PriceParser.parse(text)));
        return new PriceList(perHour, text(ConfigKey.PRICE_CURRENCY).orElseThrow());
    }

    /** The configured defaults of a conversion. */
    public ConversionDefaults conversion() {
        return new ConversionDefaults(
                text(ConfigKey.CONVERSION_STORAGE_ACCOUNT),
                text(ConfigKey.CONVERSION_INPUT_CONTAINER),
                text(ConfigKey.CONVERSION_OUTPUT_CONTAINER),
                text(ConfigKey.CONVERSION_INPUT_FOLDER),
                text(ConfigKey.CONVERSION_INPUT_ASSET),
                text(ConfigKey.CONVERSION_OUTPUT_FOLDER),
                text(ConfigKey.CONVERSION_OUTPUT_FILE));
    }

    private Optional<String> text(ConfigKey key) {
        return entry(key).map(ConfigEntry::text);
    }

    /** The keys without values. */
    @Override
    public String toString() {
        return "Settings" + found.keySet();
    }
}
