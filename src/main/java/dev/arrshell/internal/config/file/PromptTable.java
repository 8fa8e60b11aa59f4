package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The table {@code [prompt]} of {@code config.toml}. A setting is written by changing or adding its line; what is then read
 * must be the same but for this setting, else the file is not touched. All other bytes stay as they are.
 */
public final class PromptTable {

    private static final Pattern HEADER =
            Pattern.compile("\\s*\\[\\s*(?:prompt|\"prompt\"|'prompt')\\s*]\\s*(?:#.*)?\\s*");

    /** A line with a value that is not longer than the line: key, value, comment. */
    private static final Pattern ENTRY =
            Pattern.compile("(?s)([^=#]*=\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s\"'#\\[{]+)(\\s*(?:#.*)?)");

    private final Path file;
    private final List<PromptEntry> entries;

    /**
     * Makes the table.
     *
     * @param file the file, which need not exist
     * @param entries what was read from it
     */
    public PromptTable(Path file, List<PromptEntry> entries) {
        this.file = Objects.requireNonNull(file, "file");
        this.entries = List.copyOf(entries);
    }

    /** The file, which need not exist. */
    public Path file() {
        return file;
    }

    /** The entries of the file when it was read, in its order. Later writes do not change them. */
    public List<PromptEntry> entries() {
        return entries;
    }

    /**
     * Writes a setting into the file as it is now, at once: readers see the file of before or the new one. The file keeps its
     * permissions; a new one is for its owner only.
     *
     * @throws ConfigurationException if the file cannot be read, changed or written. It is then as before
     */
    public void put(String name, String value) {
        try {
            if (!Files.exists(file)) {
                OwnerOnlyFiles.createDirectories(file.getParent());
                OwnerOnlyFiles.replace(file, edited("", name, value));
                return;
            }
            String text = TextFile.read(file);
            String whole = Files.readString(file);
            String byteOrderMark = whole.substring(0, whole.length() - text.length());
            // A link to the file stays a link.
            OwnerOnlyFiles.replace(file.toRealPath(), byteOrderMark + edited(text, name, value));
        } catch (IOException e) {
            throw new ConfigurationException("cannot write " + file + ": " + TextFile.reason(e));
        }
    }

    private String edited(String text, String name, String value) {
        TomlTable before = ConfigToml.parse(file, text);
        Map<String, String> wanted = values(before);
        wanted.put(ConfigToml.PROMPT + "." + name, value);
        String line = name + " = " + quoted(value);
        String changed = entry(before, name)
                .map(position -> replaced(text, position.line(), quoted(value)))
                .orElseGet(() -> added(text, before.inputPositionOf(List.of(ConfigToml.PROMPT)), line));
        try {
            if (values(ConfigToml.parse(file, changed)).equals(wanted)) {
                return changed;
            }
        } catch (ConfigurationException spoilt) {
            // Refused below, as a change of anything else.
        }
        throw new ConfigurationException(
                file + " has its settings of the prompt in a form that is not changed here: write " + line
                        + " into it yourself");
    }

    private static Optional<TomlPosition> entry(TomlTable root, String name) {
        return ConfigToml.promptTable(root)
                .flatMap(table -> table.keyPathSet().stream()
                        .filter(path -> String.join(".", path).equals(name))
                        .map(table::inputPositionOf)
                        .findFirst());
    }

    private static String replaced(String text, int number, String value) {
        List<String> lines = lines(text);
        Matcher parts = ENTRY.matcher(lines.get(number - 1));
        if (parts.matches()) {
            lines.set(number - 1, parts.group(1) + value + parts.group(2));
        }
        return String.join("", lines);
    }

    /** Adds a line below the table's header, or the table at the end. */
    private static String added(String text, TomlPosition table, String line) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = lines(text);
        int header = table == null ? 0 : table.line();
        if (header > 0 && HEADER.matcher(lines.get(header - 1)).matches()) {
            lines.add(header, lines.get(header - 1).endsWith("\n") ? line + lineEnd : lineEnd + line);
            return String.join("", lines);
        }
        String gap = text.isEmpty() ? "" : text.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
        return text + gap + "[" + ConfigToml.PROMPT + "]" + lineEnd + line + lineEnd;
    }

    /** The lines with their ends. */
    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Map<String, String> values(TomlTable root) {
        Map<String, String> values = new HashMap<>();
        root.keyPathSet().forEach(path -> values.put(String.join(".", path), ConfigToml.text(root.get(path))));
        return values;
    }
}
