package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.AccountKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's secrets file: lines of {@code NAME=value}, with blanks around either ignored, {@code #} before a comment, and
 * values optionally in quotes. Of two lines with the same name the last counts.
 */
public final class SecretsFile {

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(\\S.*?)\\s*");
    private static final Pattern IGNORED = Pattern.compile("\\s*(#.*)?");
    private static final Pattern IN_QUOTES = Pattern.compile("\"(.*)\"|'(.*)'");

    private final Path file;

    public SecretsFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** The secret with this name, if the file exists and has one. */
    public Optional<AccountKey> find(String name) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = TextFile.read(file).lines().toList();
        AccountKey found = null;
        for (int i = 0; i < lines.size(); i++) {
            found = valueIn(lines.get(i), i + 1, name).orElse(found);
        }
        return Optional.ofNullable(found);
    }

    private Optional<AccountKey> valueIn(String line, int number, String name) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
            return parts.group(1).equals(name) ? Optional.of(sealed(parts.group(2), number)) : Optional.empty();
        }
        if (!IGNORED.matcher(line).matches()) {
            throw new ConfigurationException(file + ":" + number + ": a line must be NAME=value");
        }
        return Optional.empty();
    }

    private AccountKey sealed(String value, int number) {
        Matcher quoted = IN_QUOTES.matcher(value);
        try {
            return AccountKey.parse(quoted.matches() ? value.substring(1, value.length() - 1) : value);
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(file + ":" + number + ": " + ConfigurationException.plain(refused));
        }
    }

    public Optional<String> warning() {
        return FilePermissionCheck.warning(file);
    }
}
