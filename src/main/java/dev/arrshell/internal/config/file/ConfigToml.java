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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reader of {@code config.toml}: values for all profiles at the top, then a table {@code [profile.NAME]} for each, and a table
 * {@code [prompt]} with the settings of the prompt, which it does not check.
 */
public final class ConfigToml {

    /** The table with the settings of the prompt. */
    static final String PROMPT = "prompt";

    private static final String PROFILES = "profile";
    private static final String DEFAULT_PROFILE = "default_profile";

    private final Path file;
    private final TomlTable root;
    private final ConfigProblems problems;

    private ConfigToml(Path file, TomlTable root, ConfigProblems problems) {
        this.file = file;
        this.root = root;
        this.problems = problems;
    }

    /** Reads the file; empty if it does not exist or cannot be read, which is then a problem. */
    public static Optional<ConfigToml> read(Path file, ConfigProblems problems) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConfigToml(file, parse(file, TextFile.read(file)), problems).checked());
        } catch (ConfigurationException unreadable) {
            unreadable.problems().forEach(problems::addProblem);
            return Optional.empty();
        }
    }

    /**
     * Parses the text of a file.
     *
     * @throws ConfigurationException if it is not TOML, with all places
     */
    static TomlTable parse(Path file, String text) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw new ConfigurationException(result.errors().stream()
                    .map(error -> file + ":" + place(error.position()) + ": " + words(error))
                    .toList());
        }
        return result;
    }

    /** Leaves out the text that the parser did not expect: it may be a key without quotes. */
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

    /** The values for all profiles. */
    public SourceValues common() {
        return values(ConfigSource.CONFIG, root);
    }

    /** The values of a profile. */
    public SourceValues profile(ConfigEntry chosen) {
        Object table = profiles().map(all -> all.get(List.of(chosen.text()))).orElse(null);
        if (table instanceof TomlTable profile) {
            return values(ConfigSource.PROFILE, profile);
        }
        problems.addProblem(chosen.origin() + ": there is no profile '" + chosen.text() + "' in " + file
                + NearestWord.choice(chosen.text(), profileNames(), "Known"));
        return new SourceValues(problems);
    }

    /** The settings of the prompt, in the order of the file. */
    public List<PromptEntry> promptEntries() {
        return promptTable(root).stream()
                .flatMap(table -> table.keyPathSet().stream().map(path -> promptEntry(table, path)))
                .toList();
    }

    private PromptEntry promptEntry(TomlTable table, List<String> path) {
        return new PromptEntry(
                String.join(".", path), text(table.get(path)), file + ":" + place(table.inputPositionOf(path)));
    }

    static Optional<TomlTable> promptTable(TomlTable root) {
        return table(root, PROMPT);
    }

    private static Optional<TomlTable> table(TomlTable root, String name) {
        return Optional.ofNullable(root.get(List.of(name)))
                .filter(TomlTable.class::isInstance)
                .map(TomlTable.class::cast);
    }

    /** A value as text; a list as JSON. */
    static String text(Object value) {
        return value instanceof TomlArray list ? list.toJson() : String.valueOf(value);
    }

    private SourceValues values(ConfigSource source, TomlTable table) {
        SourceValues values = new SourceValues(problems);
        Stream.of(ConfigKey.values())
                .filter(key -> key != ConfigKey.PROFILE && table.contains(List.of(key.text())))
                .forEach(key ->
                        value(key, table).ifPresent(text -> values.put(key, text, origin(source, table, key.text()))));
        return values;
    }

    private Optional<String> value(ConfigKey key, TomlTable table) {
        Object value = table.get(List.of(key.text()));
        boolean plain = switch (key) {
            case PRICE_STANDARD, PRICE_PREMIUM -> value instanceof Long || value instanceof Double;
            case RETRIES -> value instanceof Long;
            case REQUIRE_SERVICE, ALLOW_INSECURE -> value instanceof Boolean;
            default -> false;
        };
        return plain || value instanceof String ? Optional.of(value.toString()) : Optional.empty();
    }

    private ConfigOrigin origin(ConfigSource source, TomlTable table, String name) {
        return ConfigOrigin.line(
                source, file, table.inputPositionOf(List.of(name)).line());
    }

    /** Checks all profiles, not only the chosen one. */
    private ConfigToml checked() {
        root.keySet().stream().filter(name -> !isStructure(name)).forEach(name -> check(root, name, topNames()));
        if (root.contains(List.of(DEFAULT_PROFILE)) && defaultProfile().isEmpty()) {
            problems.addProblem(at(root, DEFAULT_PROFILE) + DEFAULT_PROFILE + " must be a string in quotes");
        }
        if (root.contains(List.of(PROFILES)) && profiles().isEmpty()) {
            problems.addProblem(at(root, PROFILES) + "a profile must be a table: [profile.NAME]");
        }
        if (root.contains(List.of(PROMPT)) && promptTable(root).isEmpty()) {
            problems.addProblem(at(root, PROMPT) + "the settings of the prompt must be a table: [prompt]");
        }
        profiles().ifPresent(this::checkTables);
        tables().forEach(table -> table.keySet().forEach(name -> check(table, name, ConfigKey.IN_A_PROFILE)));
        if (Stream.concat(Stream.of(root), tables()).anyMatch(ConfigToml::holdsSecret)) {
            FilePermissionCheck.warning(file).ifPresent(problems::addWarning);
        }
        return this;
    }

    /** Whether a table has the account's key, or a proxy with a user. */
    private static boolean holdsSecret(TomlTable table) {
        return table.contains(List.of(ConfigKey.ACCOUNT_KEY.text()))
                || String.valueOf(table.get(List.of(ConfigKey.PROXY.text()))).contains("@");
    }

    private void checkTables(TomlTable profiles) {
        profiles.keySet().stream()
                .filter(name -> !(profiles.get(List.of(name)) instanceof TomlTable))
                .forEach(name -> problems.addProblem(
                        at(profiles, name) + name + " must stand in the table of a profile: [profile.NAME]"));
    }

    private static boolean isStructure(String name) {
        return List.of(DEFAULT_PROFILE, PROFILES, PROMPT).contains(name);
    }

    private static List<String> topNames() {
        return Stream.concat(Stream.of(DEFAULT_PROFILE), ConfigKey.IN_A_PROFILE.stream())
                .toList();
    }

    private void check(TomlTable table, String name, List<String> known) {
        Optional<ConfigKey> key = ConfigKey.find(name);
        if (key.isEmpty()) {
            problems.addProblem(
                    at(table, name) + "unknown key '" + name + "'" + NearestWord.choice(name, known, "Known"));
        } else if (value(key.get(), table).isEmpty()) {
            problems.addProblem(at(table, name) + name + " must be "
                    + (key.get().isSwitch() ? "true or false" : "a string in quotes"));
        }
    }

    private Optional<TomlTable> profiles() {
        return table(root, PROFILES);
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
}
