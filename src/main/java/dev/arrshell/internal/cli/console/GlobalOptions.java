package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.value.ConfigKey;
import java.io.File;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that all commands take, wherever on the line they stand before a script's name. */
public final class GlobalOptions {

    private final Map<ConfigKey, String> keys = new EnumMap<>(ConfigKey.class);
    private boolean emulator;
    private OutputFormat output;
    private boolean quiet;
    private boolean verbose;
    private Duration timeout;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            paramLabel = "PROFILE",
            completionCandidates = OptionCandidates.Profiles.class,
            description = "The profile of config.toml to use.")
    void profile(String value) {
        keys.put(ConfigKey.PROFILE, value);
    }

    @Option(
            names = "--config-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Microsoft's arrconfig.json to read.")
    void configFile(File value) {
        keys.put(ConfigKey.CONFIG_FILE, value.getPath());
    }

    @Option(names = "--account-id", scope = ScopeType.INHERIT, paramLabel = "GUID", description = "The account.")
    void accountId(String value) {
        keys.put(ConfigKey.ACCOUNT_ID, value);
    }

    @Option(
            names = "--account-key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "A file that holds the account's key; - is standard input.")
    void accountKeyFile(File value) {
        keys.put(ConfigKey.ACCOUNT_KEY_FILE, value.getPath());
    }

    @Option(
            names = "--account-key",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY",
            description = "The account's key, for all to see who list processes.")
    void accountKey(String value) {
        keys.put(ConfigKey.ACCOUNT_KEY, value);
    }

    @Option(
            names = "--account-domain",
            scope = ScopeType.INHERIT,
            paramLabel = "DOMAIN",
            description = "The account's domain, whose token service is asked.")
    void accountDomain(String value) {
        keys.put(ConfigKey.ACCOUNT_DOMAIN, value);
    }

    @Option(
            names = "--sts",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The token service's address.")
    void sts(String value) {
        keys.put(ConfigKey.STS, value);
    }

    @Option(
            names = "--region",
            scope = ScopeType.INHERIT,
            paramLabel = "REGION",
            completionCandidates = OptionCandidates.Regions.class,
            description = "Where sessions run: a region, its domain, or a full address.")
    void region(String value) {
        keys.put(ConfigKey.REGION, value);
    }

    @Option(
            names = "--endpoint",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The rendering service's address.")
    void endpoint(String value) {
        keys.put(ConfigKey.ENDPOINT, value);
    }

    @Option(
            names = "--api-version",
            scope = ScopeType.INHERIT,
            paramLabel = "VERSION",
            completionCandidates = OptionCandidates.Versions.class,
            description = "The REST API to speak: v1 or 2021-01-01.")
    void apiVersion(String value) {
        keys.put(ConfigKey.API_VERSION, value);
    }

    @Option(
            names = "--price-standard",
            scope = ScopeType.INHERIT,
            paramLabel = "AMOUNT",
            description = "What an hour of STANDARD costs, for a rehearsal.")
    void priceStandard(String value) {
        keys.put(ConfigKey.PRICE_STANDARD, value);
    }

    @Option(
            names = "--price-premium",
            scope = ScopeType.INHERIT,
            paramLabel = "AMOUNT",
            description = "What an hour of PREMIUM costs, for a rehearsal.")
    void pricePremium(String value) {
        keys.put(ConfigKey.PRICE_PREMIUM, value);
    }

    @Option(
            names = "--price-currency",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "The currency of the prices; default: USD.")
    void priceCurrency(String value) {
        keys.put(ConfigKey.PRICE_CURRENCY, value);
    }

    @Option(
            names = "--emulator",
            scope = ScopeType.INHERIT,
            description = "Use the emulator in this process, whatever is configured.")
    void emulator(boolean value) {
        emulator = value;
    }

    @Option(
            names = "--output",
            scope = ScopeType.INHERIT,
            paramLabel = "FORM",
            description = "How results are written: ${COMPLETION-CANDIDATES}.")
    void output(OutputFormat value) {
        output = value;
    }

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Nothing on standard error but failures.")
    void quiet(boolean value) {
        quiet = value;
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Requests and answers on standard error, secrets masked.")
    void verbose(boolean value) {
        verbose = value;
    }

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long all of it may take, such as 20m; exit code 6 beyond.")
    void timeout(Duration value) {
        timeout = value;
    }

    public Map<ConfigKey, String> keys() {
        return keys;
    }

    public boolean emulator() {
        return emulator;
    }

    public Optional<OutputFormat> output() {
        return Optional.ofNullable(output);
    }

    public boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
