package dev.arrshell.internal.config;

import dev.arrshell.model.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code config.toml}: values for all profiles at the top, then a table {@code [profile.NAME]} for each. */
final class ConfigToml {

    private static final String PROFILES = "profile";
    private static final String DEFAULT_PROFILE = "default_profile";

    private final Path file;
    private final TomlTable root;
    private final Notes notes;

    private ConfigToml(Path file, TomlTable root, Notes notes) {
        this.file = file;
        this.root = root;
        this.notes = notes;
    }

    /** Reads the file; where it cannot be read the notes say why, and it counts as saying nothing. */
    static Optional<ConfigToml> read(Path file, Notes notes) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            TomlParseResult result = Toml.parse(TextFile.read(file));
            result.errors().forEach(error -> notes.problem(file + ":" + place(error.position()) + ": " + words(error)));
            return result.hasErrors() ? Optional.empty() : Optional.of(new ConfigToml(file, result, notes).checked());
        } catch (ConfigurationException unreadable) {
            notes.problem(unreadable.problems().get(0));
            return Optional.empty();
        }
    }

    /** The parser repeats the text that it did not expect, which may be a key without quotes. */
    private static String words(TomlParseError error) {
        return error.getMessage().replaceAll("(?s)'.*'", "text");
    }

    private static String place(TomlPosition position) {
        return position.line() + ":" + position.column();
    }

    Optional<Entry> defaultProfile() {
        return Optional.ofNullable(root.get(List.of(DEFAULT_PROFILE)))
                .filter(String.class::isInstance)
                .map(name -> Entry.of(Key.PROFILE, (String) name, origin(Source.CONFIG, root, DEFAULT_PROFILE)));
    }

    /** What holds for all profiles. */
    Layer common() {
        return layer(Source.CONFIG, root);
    }

    /** What a profile says. */
    Layer profile(Entry chosen) {
        Object table = profiles().map(all -> all.get(List.of(chosen.text()))).orElse(null);
        if (table instanceof TomlTable profile) {
            return layer(Source.PROFILE, profile);
        }
        notes.problem(chosen.origin() + ": there is no profile '" + chosen.text() + "' in " + file
                + meant(chosen.text(), profileNames()));
        return new Layer(notes);
    }

    private Layer layer(Source source, TomlTable table) {
        Layer layer = new Layer(notes);
        Stream.of(Key.values())
                .filter(key -> key != Key.PROFILE && table.contains(List.of(key.text())))
                .forEach(key ->
                        value(key, table).ifPresent(text -> layer.put(key, text, origin(source, table, key.text()))));
        return layer;
    }

    private Optional<String> value(Key key, TomlTable table) {
        Object value = table.get(List.of(key.text()));
        boolean number = value instanceof Long || value instanceof Double;
        boolean price = key == Key.PRICE_STANDARD || key == Key.PRICE_PREMIUM;
        return value instanceof String || (number && price) ? Optional.of(value.toString()) : Optional.empty();
    }

    private Origin origin(Source source, TomlTable table, String name) {
        return Origin.line(source, file, table.inputPositionOf(List.of(name)).line());
    }

    /** All profiles are looked at, not only the chosen one: a slip should not wait for the day it is needed. */
    private ConfigToml checked() {
        root.keySet().stream().filter(name -> !isStructure(name)).forEach(name -> check(root, name, topNames()));
        if (root.contains(List.of(DEFAULT_PROFILE)) && defaultProfile().isEmpty()) {
            notes.problem(at(root, DEFAULT_PROFILE) + DEFAULT_PROFILE + " must be a text in quotes");
        }
        if (root.contains(List.of(PROFILES)) && profiles().isEmpty()) {
            notes.problem(at(root, PROFILES) + "profiles are tables: [profile.NAME]");
        }
        profiles().ifPresent(this::checkTables);
        tables().forEach(table -> table.keySet().forEach(name -> check(table, name, Key.IN_A_PROFILE)));
        if (Stream.concat(Stream.of(root), tables())
                .anyMatch(table -> table.contains(List.of(Key.ACCOUNT_KEY.text())))) {
            Permissions.warning(file).ifPresent(notes::warning);
        }
        return this;
    }

    private void checkTables(TomlTable profiles) {
        profiles.keySet().stream()
                .filter(name -> !(profiles.get(List.of(name)) instanceof TomlTable))
                .forEach(name -> notes.problem(at(profiles, name) + name + " stands in no profile: [profile.NAME]"));
    }

    private static boolean isStructure(String name) {
        return name.equals(DEFAULT_PROFILE) || name.equals(PROFILES);
    }

    private static List<String> topNames() {
        return Stream.concat(Stream.of(DEFAULT_PROFILE), Key.IN_A_PROFILE.stream())
                .toList();
    }

    private void check(TomlTable table, String name, List<String> known) {
        Optional<Key> key = Key.named(name);
        if (key.isEmpty()) {
            notes.problem(at(table, name) + "unknown key '" + name + "'" + meant(name, known));
        } else if (value(key.get(), table).isEmpty()) {
            notes.problem(at(table, name) + name + " must be a text in quotes");
        }
    }

    private Optional<TomlTable> profiles() {
        return Optional.ofNullable(root.get(List.of(PROFILES)))
                .filter(TomlTable.class::isInstance)
                .map(TomlTable.class::cast);
    }

    Set<String> profileNames() {
        return profiles().map(TomlTable::keySet).orElse(Set.of());
    }

    private Stream<TomlTable> tables() {
        return profileNames().stream()
                .map(name -> profiles().orElseThrow().get(List.of(name)))
                .filter(TomlTable.class::isInstance)
                .map(TomlTable.class::cast);
    }

    private String at(TomlTable table, String name) {
        return file + ":" + place(table.inputPositionOf(List.of(name))) + ": ";
    }

    private static String meant(String name, Collection<String> known) {
        return Nearest.to(name, known)
                        .map(near -> " - did you mean " + near + "?")
                        .orElse(".")
                + (known.isEmpty() ? " There are none" : " Known: " + String.join(", ", known));
    }
}
