package dev.arrshell.internal.config;

import dev.arrshell.model.AccountKey;
import java.io.IOException;

/** Reads the file, or the standard input, that holds the account's key and nothing else. Reads it once. */
final class KeyFile {

    static final String STANDARD_INPUT = "-";

    private final Inputs inputs;
    private AccountKey key;

    KeyFile(Inputs inputs) {
        this.inputs = inputs;
    }

    synchronized AccountKey read(Entry named) {
        if (key == null) {
            key = sealed(named);
        }
        return key;
    }

    private AccountKey sealed(Entry named) {
        try {
            return AccountKey.of(text(named).strip());
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(
                    named.origin() + ": " + place(named) + ": " + ConfigurationException.plain(refused));
        }
    }

    private String place(Entry named) {
        return isStandardInput(named) ? "standard input" : inputs.file(named).toString();
    }

    private String text(Entry named) {
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

    static boolean isStandardInput(Entry named) {
        return named.text().trim().equals(STANDARD_INPUT);
    }
}
