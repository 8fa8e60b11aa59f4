package dev.arrshell.internal.config;

import dev.arrshell.model.AccountKey;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;

/** Prompter on the terminal of this process; asks nothing without one. */
public final class ConsolePrompter implements SecretPrompter {

    @Override
    public Optional<AccountKey> ask(String name) {
        return isTerminal()
                ? Optional.ofNullable(System.console().readPassword("%s: ", name))
                        .flatMap(ConsolePrompter::sealed)
                : Optional.empty();
    }

    private static Optional<AccountKey> sealed(char[] typed) {
        String text = new String(typed);
        Arrays.fill(typed, ' ');
        return text.isEmpty() ? Optional.empty() : Optional.of(AccountKey.parse(text));
    }

    /** Whether the process has a terminal. From Java 22 on it has a console even without one. */
    public static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
