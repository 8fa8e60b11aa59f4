package dev.arrshell.internal.config;

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

/** Reads all sources once, in their order. */
final class SettingsLoader {

    private final ConfigInputs inputs;
    private final ConfigProblems notes = new ConfigProblems();
    private final Map<ConfigKey, List<ConfigEntry>> found = new EnumMap<>(ConfigKey.class);

    SettingsLoader(ConfigInputs inputs) {
        this.inputs = Objects.requireNonNull(inputs, "inputs");
    }

    ConfigSettings settings() {
        SourceValues options = options();
        SourceValues environment = environment();
        Optional<ConfigToml> config = ConfigToml.read(inputs.config(), notes);
        add(standards());
        config.map(ConfigToml::common).ifPresent(this::add);
        chosen(ConfigKey.PROFILE, options, environment)
                .or(() -> config.flatMap(ConfigToml::defaultProfile))
                .ifPresent(profile -> addProfile(config, profile));
        chosen(ConfigKey.CONFIG_FILE, options, environment)
                .or(() -> last(ConfigKey.CONFIG_FILE))
                .ifPresent(named -> add(ArrConfigJson.read(inputs.file(named), notes)));
        add(environment);
        add(options);
        new SecretsFile(inputs.secrets()).warning().ifPresent(notes::warning);
        return new ConfigSettings(inputs, found, notes);
    }

    private void addProfile(Optional<ConfigToml> config, ConfigEntry profile) {
        if (profile.origin().source() == ConfigSource.CONFIG) {
            add(profile);
        }
        if (config.isPresent()) {
            add(config.get().profile(profile));
        } else {
            notes.problem(profile.origin() + ": there is no profile '" + profile.text() + "': there is no "
                    + inputs.config() + " that can be read");
        }
    }

    private SourceValues standards() {
        SourceValues layer = new SourceValues(notes);
        for (ConfigKey key : ConfigKey.values()) {
            key.standard().ifPresent(value -> layer.put(key, value, ConfigOrigin.DEFAULT));
        }
        return layer;
    }

    private SourceValues environment() {
        SourceValues layer = new SourceValues(notes);
        for (ConfigKey key : ConfigKey.values()) {
            String value = inputs.environment().value(key.variable()).orElse("");
            layer.put(key, value, new ConfigOrigin(ConfigSource.ENVIRONMENT, key.variable()));
        }
        inputs.environment().names().stream().sorted().forEach(this::mentionSlip);
        return layer;
    }

    private void mentionSlip(String variable) {
        List<String> known =
                Arrays.stream(ConfigKey.values()).map(ConfigKey::variable).toList();
        if (variable.startsWith("ARR_") && !variable.equals(UserHome.VARIABLE) && !known.contains(variable)) {
            NearestWord.to(variable, known)
                    .filter(near -> isSlip(variable, near))
                    .ifPresent(near -> notes.warning(
                            "the environment has " + variable + ", which nothing reads - did you mean " + near + "?"));
        }
    }

    /** Of so long names a third may differ and be no slip at all: the part after the prefix decides. */
    private static boolean isSlip(String variable, String near) {
        return NearestWord.to(variable.substring(4), List.of(near.substring(4))).isPresent();
    }

    private SourceValues options() {
        SourceValues layer = new SourceValues(notes);
        for (ConfigKey key : ConfigKey.values()) {
            Optional.ofNullable(inputs.options().get(key)).ifPresent(value -> option(layer, key, value));
        }
        if (layer.get(ConfigKey.ACCOUNT_KEY).isPresent()) {
            notes.warning("--account-key shows the key to everybody who lists processes here, and to the shell's"
                    + " history: --account-key-file FILE, or - for standard input, does not");
        }
        return layer;
    }

    /** An empty option is what a shell makes of a variable that is not set. */
    private void option(SourceValues layer, ConfigKey key, String value) {
        if (value.isBlank()) {
            notes.problem(key.option() + " is empty");
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
