package dev.arrshell.internal.config;

import dev.arrshell.model.AccountKey;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;

/** Asks on the terminal of this process, if it has one. */
final class ConsolePrompter implements SecretPrompter {

    @Override
    public Optional<AccountKey> ask(String name) {
        Console console = System.console();
        return console == null || !isTerminal(console)
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s: ", name)).flatMap(ConsolePrompter::sealed);
    }

    private static Optional<AccountKey> sealed(char[] typed) {
        String text = new String(typed);
        Arrays.fill(typed, ' ');
        return text.isEmpty() ? Optional.empty() : Optional.of(AccountKey.parse(text));
    }

    /** From Java 22 on there is a console even without a terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
