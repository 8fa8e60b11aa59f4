package dev.arrshell.internal.config;

import dev.arrshell.model.AccountKey;
import java.util.Optional;

/** Asks a person for a secret without showing what is typed. */
@FunctionalInterface
public interface SecretPrompter {

    /** Where there is no terminal. */
    SecretPrompter NONE = name -> Optional.empty();

    /**
     * Asks on the terminal of this process.
     *
     * @return asks nobody if the process has none
     */
    static SecretPrompter console() {
        return new ConsolePrompter();
    }

    /**
     * Asks.
     *
     * @param name what is asked for
     * @return what was typed; empty if there is nobody to ask or nothing was typed
     * @throws IllegalArgumentException if what was typed cannot be a key
     */
    Optional<AccountKey> ask(String name);
}
