package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Region;
import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that all commands take, wherever on the line they stand before a script's name. */
public final class GlobalOptions {

    public static final String HELP_ALL = "--help-all";

    /** The keys of the configuration that are options of every command, with what stands for their value in the help; none for a switch. */
    private static final Map<ConfigKey, String> KEYS = new EnumMap<>(Map.ofEntries(
            Map.entry(ConfigKey.PROFILE, "PROFILE"),
            Map.entry(ConfigKey.CONFIG_FILE, "FILE"),
            Map.entry(ConfigKey.ACCOUNT_ID, "GUID"),
            Map.entry(ConfigKey.ACCOUNT_KEY, "KEY"),
            Map.entry(ConfigKey.ACCOUNT_KEY_FILE, "FILE"),
            Map.entry(ConfigKey.ACCOUNT_DOMAIN, "DOMAIN"),
            Map.entry(ConfigKey.STS, "URL"),
            Map.entry(ConfigKey.REGION, "REGION"),
            Map.entry(ConfigKey.ENDPOINT, "URL"),
            Map.entry(ConfigKey.REQUIRE_SERVICE, ""),
            Map.entry(ConfigKey.CA_FILE, "FILE"),
            Map.entry(ConfigKey.ALLOW_INSECURE, ""),
            Map.entry(ConfigKey.PROXY, "URL"),
            Map.entry(ConfigKey.NO_PROXY, "HOSTS"),
            Map.entry(ConfigKey.API_VERSION, "VERSION"),
            Map.entry(ConfigKey.RETRIES, "NUMBER|off"),
            Map.entry(ConfigKey.RETRY_WITHIN, "TIME"),
            Map.entry(ConfigKey.PRICE_STANDARD, "AMOUNT"),
            Map.entry(ConfigKey.PRICE_PREMIUM, "AMOUNT"),
            Map.entry(ConfigKey.PRICE_CURRENCY, "NAME")));

    private final Map<ConfigKey, String> keys = new EnumMap<>(ConfigKey.class);
    private boolean emulator;
    private boolean helpAll;
    private OutputFormat output;
    private boolean quiet;
    private boolean verbose;
    private Duration timeout;

    /** Adds the options of the configuration's keys to the main command; the subcommands added later inherit them. */
    public void addKeys(CommandSpec command) {
        KEYS.forEach((key, label) -> command.addOption(option(key, label)));
    }

    /** Whether an option sets a key of the configuration. */
    public static boolean isConfiguration(OptionSpec option) {
        return KEYS.keySet().stream().anyMatch(key -> key.option().equals(option.longestName()));
    }

    private OptionSpec option(ConfigKey key, String label) {
        String meaning = key.meaning();
        return OptionSpec.builder(key.option())
                .scopeType(ScopeType.INHERIT)
                .paramLabel(label)
                .type(type(label))
                .description(Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".")
                .completionCandidates(candidates(key))
                .setter(new KeySetter(keys, key))
                .build();
    }

    private static Class<?> type(String label) {
        return switch (label) {
            case "FILE" -> File.class;
            case "" -> boolean.class;
            default -> String.class;
        };
    }

    /** The values that a shell offers. A word that begins with @ stands for those that completion reads at each TAB. */
    private static Iterable<String> candidates(ConfigKey key) {
        return switch (key) {
            case PROFILE -> List.of("@profiles");
            case REGION -> Region.NAMES;
            case API_VERSION ->
                Arrays.stream(ApiVersion.values()).map(ApiVersion::toString).toList();
            default -> null;
        };
    }

    private record KeySetter(Map<ConfigKey, String> keys, ConfigKey key) implements ISetter {

        @Override
        public <T> T set(T value) {
            if (value != null) {
                keys.put(key, value.toString());
            }
            return null;
        }
    }

    @Option(
            names = "--emulator",
            scope = ScopeType.INHERIT,
            description = "Use an emulator in this process, even if a service is configured.")
    void emulator(boolean value) {
        emulator = value;
    }

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORM",
            description = "The form of results: ${COMPLETION-CANDIDATES}.")
    void output(OutputFormat value) {
        output = value;
    }

    @Option(
            names = HELP_ALL,
            scope = ScopeType.INHERIT,
            help = true,
            description = "Show this help with the options that all commands have in common, and exit.")
    @SuppressWarnings("deprecation") // picocli would warn of a second option that is marked as usageHelp.
    void helpAll(boolean value) {
        helpAll |= value;
    }

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print nothing on standard error but failures.")
    void quiet(boolean value) {
        quiet = value;
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description =
                    "Print requests, answers and the stack trace of a failed script on standard error, secrets masked.")
    void verbose(boolean value) {
        verbose = value;
    }

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The longest that the command may take, such as 20m; beyond it ends with exit code 6.")
    void timeout(Duration value) {
        timeout = value;
    }

    public Map<ConfigKey, String> keys() {
        return keys;
    }

    /** Whether the help is wanted with the options that all commands have in common. */
    public boolean helpAll() {
        return helpAll;
    }

    /** Wants the help with the options that all commands have in common. */
    public void wantHelpAll() {
        helpAll = true;
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

    public boolean verbose() {
        return verbose;
    }

    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
