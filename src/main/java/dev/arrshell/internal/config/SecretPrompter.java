package dev.arrshell.internal.config;

import dev.arrshell.model.AccountKey;
import java.util.Optional;

/** Prompter for a secret that does not show what is typed. */
@FunctionalInterface
public interface SecretPrompter {

    /** A prompter that asks nothing, for runs without a terminal. */
    SecretPrompter NONE = name -> Optional.empty();

    /** A prompter on the terminal of this process, if it has one. */
    static SecretPrompter console() {
        return new ConsolePrompter();
    }

    /**
     * Asks for a secret.
     *
     * @param name the name of the secret
     * @return the answer; empty if there is no terminal or no answer
     * @throws IllegalArgumentException if the answer cannot be a key
     */
    Optional<AccountKey> ask(String name);
}
