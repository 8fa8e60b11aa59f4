package dev.arrshell.internal.config;

import dev.arrshell.internal.config.file.AccountKeyFile;
import dev.arrshell.internal.config.file.ConfigToml;
import dev.arrshell.internal.config.file.SecretsFile;
import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.ConfigProblems;
import dev.arrshell.internal.config.value.ConfigSource;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.PriceParser;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
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
import java.util.stream.Stream;

/**
 * What is configured, each value with its origin. Where values are wrong, the list of {@link #problems()} says so and
 * {@link #orThrow()} refuses; the typed accessors are for settings without problems. Immutable and thread-safe; nothing
 * here costs a request.
 */
public final class ConfigSettings {

    private static final List<ConfigKey> CHOOSE_THE_SERVICE = List.of(
            ConfigKey.ACCOUNT_ID,
            ConfigKey.ACCOUNT_KEY,
            ConfigKey.ACCOUNT_KEY_FILE,
            ConfigKey.ACCOUNT_DOMAIN,
            ConfigKey.STS,
            ConfigKey.ENDPOINT);

    private final ConfigInputs inputs;
    private final Map<ConfigKey, List<ConfigEntry>> found;
    private final Map<ConfigKey, ConfigOrigin> placeholders;
    private final ServiceEndpoints places;
    private final AccountKeyFile keyFile;
    private final List<String> problems;
    private final List<String> warnings;

    ConfigSettings(ConfigInputs inputs, Map<ConfigKey, List<ConfigEntry>> found, ConfigProblems notes) {
        this.inputs = inputs.withoutOptions();
        this.found = new EnumMap<>(ConfigKey.class);
        found.forEach((key, entries) -> this.found.put(key, List.copyOf(entries)));
        this.placeholders = Map.copyOf(notes.placeholders());
        this.places = new ServiceEndpoints(this);
        this.keyFile = new AccountKeyFile(this.inputs);
        List<String> wrong = wrongValues();
        this.problems = Stream.of(
                        notes.problems(), wrong, wrong.isEmpty() ? places.contradictions() : List.<String>of())
                .flatMap(List::stream)
                .toList();
        this.warnings = Stream.of(notes.warnings(), ConsistencyChecks.warnings(this, wrong.isEmpty()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The profiles that {@code config.toml} has, whichever is chosen. Never fails for what stands in it.
     *
     * @param inputs where it is
     * @return names in order; none where there is no such file or it cannot be read
     */
    public static Set<String> profiles(ConfigInputs inputs) {
        return new TreeSet<>(ConfigToml.read(inputs.config(), new ConfigProblems())
                .map(ConfigToml::profileNames)
                .orElse(Set.of()));
    }

    /**
     * Reads all sources. Never fails for what stands in them.
     *
     * @param inputs the sources
     * @return what they say together
     */
    public static ConfigSettings load(ConfigInputs inputs) {
        return new SettingsLoader(inputs).settings();
    }

    private List<String> wrongValues() {
        return found.keySet().stream()
                .flatMap(key -> entry(key).stream())
                .flatMap(entry -> entry.problem().stream())
                .toList();
    }

    /**
     * What is wrong, so that nothing should be sent.
     *
     * @return a sentence each, with its place; empty if all is well
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * What a person should know, but may leave as it is.
     *
     * @return a sentence each, with what mends it
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Refuses what is wrong.
     *
     * @return this
     * @throws ConfigurationException if there are problems; it lists them all
     */
    public ConfigSettings orThrow() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return this;
    }

    /**
     * The value that counts.
     *
     * @param key which
     * @return empty if nobody says one and there is no default
     */
    public Optional<ConfigEntry> entry(ConfigKey key) {
        List<ConfigEntry> all = all(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * All values that were said, the one that counts last.
     *
     * @param key which
     * @return the default first, if there is one
     */
    public List<ConfigEntry> all(ConfigKey key) {
        return found.getOrDefault(Objects.requireNonNull(key, "key"), List.of());
    }

    /**
     * Where placeholders such as {@code <fill in>} stand that were never filled in.
     *
     * @return by key
     */
    public Map<ConfigKey, ConfigOrigin> placeholders() {
        return placeholders;
    }

    /**
     * Whether a service is configured: an account, its key or domain, a token service or an endpoint, be it only a
     * placeholder. A region alone configures none.
     *
     * @return false if an embedded emulator is to be used
     */
    public boolean isConfigured() {
        return CHOOSE_THE_SERVICE.stream().anyMatch(key -> isSaid(key) || placeholders.containsKey(key));
    }

    boolean isSaid(ConfigKey key) {
        return entry(key)
                .filter(entry -> entry.origin().source() != ConfigSource.DEFAULT)
                .isPresent();
    }

    /** Of two keys that say the same thing the one from the later source; of one source the direct one. */
    Optional<ConfigEntry> stronger(ConfigKey direct, ConfigKey other) {
        Optional<ConfigEntry> first = entry(direct);
        Optional<ConfigEntry> second = entry(other);
        boolean directCounts = first.isPresent()
                && (second.isEmpty()
                        || first.get().origin().reaches(second.get().origin()));
        return directCounts ? first : second;
    }

    /**
     * Chooses between the configured service and the embedded emulator. Neither is ever put in the other's place.
     *
     * @param secrets where the key is looked up if it is not configured
     * @return the choice
     * @throws ConfigurationException if there are problems, or something the service needs is missing: the message lists
     *     what, and where it may be set
     */
    public Destination destination(SecretStore secrets) {
        return new DestinationResolver(orThrow()).choose(secrets);
    }

    /**
     * The secrets of these settings.
     *
     * @param prompter asked last
     * @return a store
     */
    public SecretStore secrets(SecretPrompter prompter) {
        return new SecretStore(this, inputs.environment(), new SecretsFile(inputs.secrets()), prompter);
    }

    /** The key that options, environment and configuration files give; its file is read at the first call. */
    Optional<AccountKey> configuredKey() {
        return keyEntry().map(entry -> entry.secret().orElseGet(() -> keyFile.read(entry)));
    }

    Optional<ConfigEntry> keyEntry() {
        return stronger(ConfigKey.ACCOUNT_KEY, ConfigKey.ACCOUNT_KEY_FILE);
    }

    /**
     * The file in which programs write down what they start.
     *
     * @return a file that need not exist
     */
    public Optional<Path> ledger() {
        return inputs.ledger();
    }

    ConfigInputs inputs() {
        return inputs;
    }

    ServiceEndpoints places() {
        return places;
    }

    /**
     * The account.
     *
     * @return its id, if one is configured
     */
    public Optional<AccountId> accountId() {
        return text(ConfigKey.ACCOUNT_ID).map(AccountId::parse);
    }

    /**
     * The token service: {@code sts}, else that of the account's domain, else the public one.
     *
     * @return its address
     */
    public URI sts() {
        return places.sts();
    }

    /**
     * The rendering service: {@code endpoint}, else the public one in the region.
     *
     * @return its address; empty if neither is configured, or the endpoint needs a region and there is none
     */
    public Optional<URI> endpoint() {
        return places.endpoint();
    }

    /**
     * Where the service is found in a region that a script names.
     *
     * @param region the region
     * @return the configured server's address; the region's public one if no server of one's own is configured
     */
    public URI endpoint(Region region) {
        return places.endpoint(region);
    }

    /**
     * The region.
     *
     * @return the configured one, or that of a public endpoint
     */
    public Optional<Region> region() {
        return places.region();
    }

    /**
     * The REST API to speak.
     *
     * @return the version
     */
    public ApiVersion apiVersion() {
        return text(ConfigKey.API_VERSION).map(ApiVersion::parse).orElse(ApiVersion.V1);
    }

    /**
     * The size of a session whose size is not said.
     *
     * @return empty if none is configured
     */
    public Optional<SessionSize> size() {
        return text(ConfigKey.SIZE).map(SessionSize::parse);
    }

    /**
     * The lease of a session whose lease is not said.
     *
     * @return the total; empty if none is configured
     */
    public Optional<Lease> lease() {
        return text(ConfigKey.LEASE).map(Lease::parse);
    }

    /**
     * What an hour costs.
     *
     * @param size STANDARD or PREMIUM
     * @return zero or more, in {@link #currency()}; empty if no price is configured
     */
    public Optional<BigDecimal> pricePerHour(SessionSize size) {
        return switch (size) {
            case STANDARD -> text(ConfigKey.PRICE_STANDARD).map(PriceParser::of);
            case PREMIUM -> text(ConfigKey.PRICE_PREMIUM).map(PriceParser::of);
            case UNKNOWN -> Optional.empty();
        };
    }

    /**
     * The currency of the prices.
     *
     * @return as written, default {@code USD}
     */
    public String currency() {
        return text(ConfigKey.PRICE_CURRENCY).orElseThrow();
    }

    private Optional<String> text(ConfigKey key) {
        return entry(key).map(ConfigEntry::text);
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "Settings" + found.keySet();
    }
}
