package dev.arrshell.internal.config;

import dev.arrshell.internal.cache.CacheDirectory;
import dev.arrshell.internal.config.file.ArrConfigJson;
import dev.arrshell.internal.config.file.ConfigToml;
import dev.arrshell.internal.config.file.SecretsFile;
import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.ConfigProblems;
import dev.arrshell.internal.config.value.ConfigSource;
import dev.arrshell.internal.config.value.SourceValues;
import dev.arrshell.internal.files.UserHome;
import dev.arrshell.internal.text.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Loader of the settings: reads all sources once, in their order. */
final class SettingsLoader {

    /** The variables that configure something and so must not be empty. */
    private static final List<String> VARIABLES = Stream.concat(
                    Arrays.stream(ConfigKey.values()).map(ConfigKey::variable),
                    Stream.of(
                            UserHome.VARIABLE,
                            UserHome.HISTORY_VARIABLE,
                            CacheDirectory.VARIABLE,
                            SecretStore.INPUT_SAS,
                            SecretStore.OUTPUT_SAS))
            .toList();

    private final ConfigInputs inputs;
    private final ConfigProblems problems = new ConfigProblems();
    private final Map<ConfigKey, List<ConfigEntry>> found = new EnumMap<>(ConfigKey.class);

    SettingsLoader(ConfigInputs inputs) {
        this.inputs = Objects.requireNonNull(inputs, "inputs");
    }

    ConfigSettings load() {
        SourceValues options = options();
        SourceValues environment = environment();
        Optional<ConfigToml> config = ConfigToml.read(inputs.config(), problems);
        add(defaults());
        config.map(ConfigToml::common).ifPresent(this::add);
        chosen(ConfigKey.PROFILE, options, environment)
                .or(() -> config.flatMap(ConfigToml::defaultProfile))
                .ifPresent(profile -> addProfile(config, profile));
        chosen(ConfigKey.CONFIG_FILE, options, environment)
                .or(() -> last(ConfigKey.CONFIG_FILE))
                .ifPresent(named -> add(ArrConfigJson.read(inputs.file(named), problems)));
        add(environment);
        add(options);
        new SecretsFile(inputs.secrets()).warning().ifPresent(problems::addWarning);
        return new ConfigSettings(
                inputs, found, problems, config.map(ConfigToml::promptEntries).orElse(List.of()));
    }

    private void addProfile(Optional<ConfigToml> config, ConfigEntry profile) {
        if (profile.origin().source() == ConfigSource.CONFIG) {
            add(profile);
        }
        if (config.isPresent()) {
            add(config.get().profile(profile));
        } else {
            problems.addProblem(profile.origin() + ": there is no profile '" + profile.text() + "': there is no "
                    + inputs.config() + " that can be read");
        }
    }

    private SourceValues defaults() {
        SourceValues layer = new SourceValues(problems);
        for (ConfigKey key : ConfigKey.values()) {
            key.defaultValue().ifPresent(value -> layer.put(key, value, ConfigOrigin.DEFAULT));
        }
        return layer;
    }

    private SourceValues environment() {
        SourceValues layer = new SourceValues(problems);
        for (ConfigKey key : ConfigKey.values()) {
            inputs.environment()
                    .value(key.variable())
                    .ifPresent(
                            value -> layer.put(key, value, new ConfigOrigin(ConfigSource.ENVIRONMENT, key.variable())));
        }
        VARIABLES.stream()
                .flatMap(name -> inputs.environment().emptiness(name).stream())
                .forEach(problems::addProblem);
        inputs.environment().names().stream().sorted().forEach(this::warnOfTypo);
        return layer;
    }

    private void warnOfTypo(String variable) {
        if (variable.startsWith("ARR_") && !VARIABLES.contains(variable)) {
            NearestWord.to(variable, VARIABLES)
                    .filter(near -> isTypo(variable, near))
                    .ifPresent(near -> problems.addWarning(
                            "the environment variable " + variable + " is unknown - " + NearestWord.didYouMean(near)));
        }
    }

    /** Compares the names without their common prefix, which would make different names look alike. */
    private static boolean isTypo(String variable, String near) {
        return NearestWord.to(variable.substring(4), List.of(near.substring(4))).isPresent();
    }

    private SourceValues options() {
        SourceValues layer = new SourceValues(problems);
        for (ConfigKey key : ConfigKey.values()) {
            Optional.ofNullable(inputs.options().get(key)).ifPresent(value -> option(layer, key, value));
        }
        if (layer.get(ConfigKey.ACCOUNT_KEY).isPresent()) {
            problems.addWarning(
                    "--account-key shows the key to all users of this machine in the list of processes, and to the"
                            + " shell's history: use --account-key-file FILE, or - for standard input");
        }
        layer.get(ConfigKey.PROXY)
                .filter(proxy -> !proxy.text().equals(proxy.shown()))
                .ifPresent(proxy -> problems.addWarning(
                        "--proxy shows the proxy's password to all users of this machine in the list of processes, and to"
                                + " the shell's history: use ARR_PROXY or HTTPS_PROXY"));
        return layer;
    }

    /** Refuses an empty option, which a shell makes of a variable that is not set. */
    private void option(SourceValues layer, ConfigKey key, String value) {
        if (value.isBlank()) {
            problems.addProblem(key.option() + " is empty");
            return;
        }
        layer.put(key, value, new ConfigOrigin(ConfigSource.OPTION, key.option()));
    }

    private static Optional<ConfigEntry> chosen(ConfigKey key, SourceValues options, SourceValues environment) {
        return Stream.of(options, environment)
                .flatMap(layer -> layer.get(key).stream())
                .findFirst();
    }

    private Optional<ConfigEntry> last(ConfigKey key) {
        List<ConfigEntry> all = found.getOrDefault(key, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private void add(SourceValues layer) {
        layer.entries().forEach(this::add);
    }

    private void add(ConfigEntry entry) {
        found.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
    }
}
