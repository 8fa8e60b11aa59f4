package dev.arrshell.groovy;

import dev.arrshell.model.AccountKey;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Asks on the terminal of the process, if it has one. */
final class ConsoleAsker implements SecretLookup.Asker {

    @Override
    public Optional<AccountKey> ask(String name) {
        Console console = System.console();
        if (console == null || !isTerminal(console)) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("%s: ", name);
        return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(AccountKey.of(new String(typed)));
    }

    /** Since 22 there is a console even without a terminal, and a method that tells. */
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
