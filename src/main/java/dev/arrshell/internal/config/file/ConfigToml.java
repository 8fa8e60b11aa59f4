package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.ConfigProblems;
import dev.arrshell.internal.config.value.ConfigSource;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.SourceValues;
import dev.arrshell.internal.text.NearestWord;
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
public final class ConfigToml {

    private static final String PROFILES = "profile";
    private static final String DEFAULT_PROFILE = "default_profile";

    private final Path file;
    private final TomlTable root;
    private final ConfigProblems notes;

    private ConfigToml(Path file, TomlTable root, ConfigProblems notes) {
        this.file = file;
        this.root = root;
        this.notes = notes;
    }

    /** Reads the file; where it cannot be read the notes say why, and it counts as saying nothing. */
    public static Optional<ConfigToml> read(Path file, ConfigProblems notes) {
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

    public Optional<ConfigEntry> defaultProfile() {
        return Optional.ofNullable(root.get(List.of(DEFAULT_PROFILE)))
                .filter(String.class::isInstance)
                .map(name -> ConfigEntry.of(
                        ConfigKey.PROFILE, (String) name, origin(ConfigSource.CONFIG, root, DEFAULT_PROFILE)));
    }

    /** What holds for all profiles. */
    public SourceValues common() {
        return layer(ConfigSource.CONFIG, root);
    }

    /** What a profile says. */
    public SourceValues profile(ConfigEntry chosen) {
        Object table = profiles().map(all -> all.get(List.of(chosen.text()))).orElse(null);
        if (table instanceof TomlTable profile) {
            return layer(ConfigSource.PROFILE, profile);
        }
        notes.problem(chosen.origin() + ": there is no profile '" + chosen.text() + "' in " + file
                + meant(chosen.text(), profileNames()));
        return new SourceValues(notes);
    }

    private SourceValues layer(ConfigSource source, TomlTable table) {
        SourceValues layer = new SourceValues(notes);
        Stream.of(ConfigKey.values())
                .filter(key -> key != ConfigKey.PROFILE && table.contains(List.of(key.text())))
                .forEach(key ->
                        value(key, table).ifPresent(text -> layer.put(key, text, origin(source, table, key.text()))));
        return layer;
    }

    private Optional<String> value(ConfigKey key, TomlTable table) {
        Object value = table.get(List.of(key.text()));
        boolean number = value instanceof Long || value instanceof Double;
        boolean price = key == ConfigKey.PRICE_STANDARD || key == ConfigKey.PRICE_PREMIUM;
        return value instanceof String || (number && price) ? Optional.of(value.toString()) : Optional.empty();
    }

    private ConfigOrigin origin(ConfigSource source, TomlTable table, String name) {
        return ConfigOrigin.line(
                source, file, table.inputPositionOf(List.of(name)).line());
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
        tables().forEach(table -> table.keySet().forEach(name -> check(table, name, ConfigKey.IN_A_PROFILE)));
        if (Stream.concat(Stream.of(root), tables())
                .anyMatch(table -> table.contains(List.of(ConfigKey.ACCOUNT_KEY.text())))) {
            FilePermissionCheck.warning(file).ifPresent(notes::warning);
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
        return Stream.concat(Stream.of(DEFAULT_PROFILE), ConfigKey.IN_A_PROFILE.stream())
                .toList();
    }

    private void check(TomlTable table, String name, List<String> known) {
        Optional<ConfigKey> key = ConfigKey.named(name);
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

    public Set<String> profileNames() {
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
        return NearestWord.to(name, known)
                        .map(near -> " - did you mean " + near + "?")
                        .orElse(".")
                + (known.isEmpty() ? " There are none" : " Known: " + String.join(", ", known));
    }
}
