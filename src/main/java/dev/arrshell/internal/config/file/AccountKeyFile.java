package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.AccountKey;
import java.io.IOException;
import java.nio.file.Path;

/** Reader of the account's key from a file or standard input that holds only the key. Reads it once. */
public final class AccountKeyFile {

    static final String STANDARD_INPUT = "-";

    private final ConfigInputs inputs;
    private AccountKey key;

    public AccountKeyFile(ConfigInputs inputs) {
        this.inputs = inputs;
    }

    public synchronized AccountKey read(ConfigEntry named) {
        if (key == null) {
            key = sealed(named);
        }
        return key;
    }

    /**
     * Reads another secret from a file that holds only that.
     *
     * @param option the option that names the file, for messages
     */
    public static AccountKey read(String option, Path file) {
        try {
            return AccountKey.parse(TextFile.read(file).strip());
        } catch (ConfigurationException unreadable) {
            throw new ConfigurationException(
                    option + ": " + unreadable.problems().get(0));
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(option + ": " + file + " must hold the secret alone, without blanks");
        }
    }

    private AccountKey sealed(ConfigEntry named) {
        try {
            return AccountKey.parse(text(named).strip());
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(
                    named.origin() + ": " + place(named) + ": " + ConfigurationException.plain(refused));
        }
    }

    private String place(ConfigEntry named) {
        return isStandardInput(named) ? "standard input" : inputs.file(named).toString();
    }

    private String text(ConfigEntry named) {
        try {
            return isStandardInput(named)
                    ? TextFile.read(inputs.input(), "standard input")
                    : TextFile.read(inputs.file(named));
        } catch (ConfigurationException unreadable) {
            throw new ConfigurationException(
                    named.origin() + ": " + unreadable.problems().get(0));
        } catch (IOException e) {
            throw new ConfigurationException("cannot read standard input");
        }
    }

    public static boolean isStandardInput(ConfigEntry named) {
        return named.text().trim().equals(STANDARD_INPUT);
    }
}
