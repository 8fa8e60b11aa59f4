package dev.arrshell.internal.config;

import dev.arrshell.model.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads all sources once, in their order. */
final class Loading {

    private final Inputs inputs;
    private final Notes notes = new Notes();
    private final Map<Key, List<Entry>> found = new EnumMap<>(Key.class);

    Loading(Inputs inputs) {
        this.inputs = Objects.requireNonNull(inputs, "inputs");
    }

    Settings settings() {
        Layer options = options();
        Layer environment = environment();
        Optional<ConfigToml> config = ConfigToml.read(inputs.config(), notes);
        add(standards());
        config.map(ConfigToml::common).ifPresent(this::add);
        chosen(Key.PROFILE, options, environment)
                .or(() -> config.flatMap(ConfigToml::defaultProfile))
                .ifPresent(profile -> addProfile(config, profile));
        chosen(Key.CONFIG_FILE, options, environment)
                .or(() -> last(Key.CONFIG_FILE))
                .ifPresent(named -> add(ArrConfigJson.read(inputs.file(named), notes)));
        add(environment);
        add(options);
        new SecretsFile(inputs.secrets()).warning().ifPresent(notes::warning);
        return new Settings(inputs, found, notes);
    }

    private void addProfile(Optional<ConfigToml> config, Entry profile) {
        if (profile.origin().source() == Source.CONFIG) {
            add(profile);
        }
        if (config.isPresent()) {
            add(config.get().profile(profile));
        } else {
            notes.problem(profile.origin() + ": there is no profile '" + profile.text() + "': there is no "
                    + inputs.config() + " that can be read");
        }
    }

    private Layer standards() {
        Layer layer = new Layer(notes);
        for (Key key : Key.values()) {
            key.standard().ifPresent(value -> layer.put(key, value, Origin.DEFAULT));
        }
        return layer;
    }

    private Layer environment() {
        Layer layer = new Layer(notes);
        for (Key key : Key.values()) {
            String value = inputs.environment().value(key.variable()).orElse("");
            layer.put(key, value, new Origin(Source.ENVIRONMENT, key.variable()));
        }
        inputs.environment().names().stream().sorted().forEach(this::mentionSlip);
        return layer;
    }

    private void mentionSlip(String variable) {
        List<String> known = Arrays.stream(Key.values()).map(Key::variable).toList();
        if (variable.startsWith("ARR_") && !variable.equals(Inputs.DIRECTORY) && !known.contains(variable)) {
            Nearest.to(variable, known)
                    .filter(near -> isSlip(variable, near))
                    .ifPresent(near -> notes.warning(
                            "the environment has " + variable + ", which nothing reads - did you mean " + near + "?"));
        }
    }

    /** Of so long names a third may differ and be no slip at all: the part after the prefix decides. */
    private static boolean isSlip(String variable, String near) {
        return Nearest.to(variable.substring(4), List.of(near.substring(4))).isPresent();
    }

    private Layer options() {
        Layer layer = new Layer(notes);
        for (Key key : Key.values()) {
            Optional.ofNullable(inputs.options().get(key)).ifPresent(value -> option(layer, key, value));
        }
        if (layer.get(Key.ACCOUNT_KEY).isPresent()) {
            notes.warning("--account-key shows the key to everybody who lists processes here, and to the shell's"
                    + " history: --account-key-file FILE, or - for standard input, does not");
        }
        return layer;
    }

    /** An empty option is what a shell makes of a variable that is not set. */
    private void option(Layer layer, Key key, String value) {
        if (value.isBlank()) {
            notes.problem(key.option() + " is empty");
        }
        layer.put(key, value, new Origin(Source.OPTION, key.option()));
    }

    private static Optional<Entry> chosen(Key key, Layer options, Layer environment) {
        return Stream.of(options, environment)
                .flatMap(layer -> layer.get(key).stream())
                .findFirst();
    }

    private Optional<Entry> last(Key key) {
        List<Entry> all = found.getOrDefault(key, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private void add(Layer layer) {
        layer.entries().forEach(this::add);
    }

    private void add(Entry entry) {
        found.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
    }
}
