package dev.arrshell.internal.config;

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
public final class Settings {

    private static final List<Key> CHOOSE_THE_SERVICE =
            List.of(Key.ACCOUNT_ID, Key.ACCOUNT_KEY, Key.ACCOUNT_KEY_FILE, Key.ACCOUNT_DOMAIN, Key.STS, Key.ENDPOINT);

    private final Inputs inputs;
    private final Map<Key, List<Entry>> found;
    private final Map<Key, Origin> placeholders;
    private final Places places;
    private final KeyFile keyFile;
    private final List<String> problems;
    private final List<String> warnings;

    Settings(Inputs inputs, Map<Key, List<Entry>> found, Notes notes) {
        this.inputs = inputs.withoutOptions();
        this.found = new EnumMap<>(Key.class);
        found.forEach((key, entries) -> this.found.put(key, List.copyOf(entries)));
        this.placeholders = Map.copyOf(notes.placeholders());
        this.places = new Places(this);
        this.keyFile = new KeyFile(this.inputs);
        List<String> wrong = wrongValues();
        this.problems = Stream.of(
                        notes.problems(), wrong, wrong.isEmpty() ? places.contradictions() : List.<String>of())
                .flatMap(List::stream)
                .toList();
        this.warnings = Stream.of(notes.warnings(), Mixture.warnings(this, wrong.isEmpty()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The profiles that {@code config.toml} has, whichever is chosen. Never fails for what stands in it.
     *
     * @param inputs where it is
     * @return names in order; none where there is no such file or it cannot be read
     */
    public static Set<String> profiles(Inputs inputs) {
        return new TreeSet<>(ConfigToml.read(inputs.config(), new Notes())
                .map(ConfigToml::profileNames)
                .orElse(Set.of()));
    }

    /**
     * Reads all sources. Never fails for what stands in them.
     *
     * @param inputs the sources
     * @return what they say together
     */
    public static Settings load(Inputs inputs) {
        return new Loading(inputs).settings();
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
    public Settings orThrow() {
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
    public Optional<Entry> entry(Key key) {
        List<Entry> all = all(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * All values that were said, the one that counts last.
     *
     * @param key which
     * @return the default first, if there is one
     */
    public List<Entry> all(Key key) {
        return found.getOrDefault(Objects.requireNonNull(key, "key"), List.of());
    }

    /**
     * Where placeholders such as {@code <fill in>} stand that were never filled in.
     *
     * @return by key
     */
    public Map<Key, Origin> placeholders() {
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

    boolean isSaid(Key key) {
        return entry(key)
                .filter(entry -> entry.origin().source() != Source.DEFAULT)
                .isPresent();
    }

    /** Of two keys that say the same thing the one from the later source; of one source the direct one. */
    Optional<Entry> stronger(Key direct, Key other) {
        Optional<Entry> first = entry(direct);
        Optional<Entry> second = entry(other);
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
        return new Destinations(orThrow()).choose(secrets);
    }

    /**
     * The secrets of these settings.
     *
     * @param prompter asked last
     * @return a store
     */
    public SecretStore secrets(Prompter prompter) {
        return new SecretStore(this, inputs.environment(), new SecretsFile(inputs.secrets()), prompter);
    }

    /** The key that options, environment and configuration files give; its file is read at the first call. */
    Optional<AccountKey> configuredKey() {
        return keyEntry().map(entry -> entry.secret().orElseGet(() -> keyFile.read(entry)));
    }

    Optional<Entry> keyEntry() {
        return stronger(Key.ACCOUNT_KEY, Key.ACCOUNT_KEY_FILE);
    }

    /**
     * The file in which programs write down what they start.
     *
     * @return a file that need not exist
     */
    public Optional<Path> ledger() {
        return inputs.ledger();
    }

    Inputs inputs() {
        return inputs;
    }

    Places places() {
        return places;
    }

    /**
     * The account.
     *
     * @return its id, if one is configured
     */
    public Optional<AccountId> accountId() {
        return text(Key.ACCOUNT_ID).map(AccountId::of);
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
        return text(Key.API_VERSION).map(ApiVersion::parse).orElse(ApiVersion.V1);
    }

    /**
     * The size of a session whose size is not said.
     *
     * @return empty if none is configured
     */
    public Optional<SessionSize> size() {
        return text(Key.SIZE).map(SessionSize::parse);
    }

    /**
     * The lease of a session whose lease is not said.
     *
     * @return the total; empty if none is configured
     */
    public Optional<Lease> lease() {
        return text(Key.LEASE).map(Lease::parse);
    }

    /**
     * What an hour costs.
     *
     * @param size STANDARD or PREMIUM
     * @return zero or more, in {@link #currency()}; empty if no price is configured
     */
    public Optional<BigDecimal> pricePerHour(SessionSize size) {
        return switch (size) {
            case STANDARD -> text(Key.PRICE_STANDARD).map(Price::of);
            case PREMIUM -> text(Key.PRICE_PREMIUM).map(Price::of);
            case UNKNOWN -> Optional.empty();
        };
    }

    /**
     * The currency of the prices.
     *
     * @return as written, default {@code USD}
     */
    public String currency() {
        return text(Key.PRICE_CURRENCY).orElseThrow();
    }

    private Optional<String> text(Key key) {
        return entry(key).map(Entry::text);
    }

    /** Names no values. */
    @Override
    public String toString() {
        return "Settings" + found.keySet();
    }
}
