package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.view.layout.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The console of the prompt: a terminal with a user, or a pipe, for which the default methods are. */
public interface ReplConsole extends AutoCloseable {

    /** Reads an input, one or more lines; blank if Ctrl-C dropped it, empty at the end of the input. */
    Optional<String> read(PromptText prompt);

    /** Prints lines; above a line that is being typed. */
    void print(String text);

    /** Prints a failure. */
    void printError(String text);

    /** The output of the code that is run. */
    PrintStream out();

    Screen screen();

    /** Whether there is a user who can answer. */
    default boolean isInteractive() {
        return false;
    }

    /** Asks the user for a line; empty if there is no user, or no answer. */
    default Optional<String> ask(String question) {
        return Optional.empty();
    }

    /** Asks the user for a line that is not shown; empty if there is no user, or no answer. Ctrl-C ends the statement too. */
    default Optional<String> askSecret(String question) {
        return Optional.empty();
    }

    /** Overwrites the current line; an empty text clears it. */
    default void showStatus(String text) {}

    /** Begins a statement, during which Ctrl-C does something; returns an action that ends it. */
    default Runnable beginStatement(Runnable onInterrupt) {
        return () -> {};
    }

    /** Removes from the history what has become known as a secret; called after each input. */
    default void maskHistory() {}

    /** The entries so far, the oldest first, without secrets. */
    default List<String> history() {
        return List.of();
    }

    /**
     * Opens the user's editor on a text.
     *
     * @return the text as it was left
     * @throws IllegalStateException if there is no terminal or no editor
     */
    default String edit(String text) {
        throw new IllegalStateException(":edit needs a terminal");
    }

    /**
     * Shows a view in place of the screen, and looks it up again after each interval, until the user ends it by q or
     * Ctrl-C. Then the screen is as it was before.
     *
     * @throws IllegalStateException if there is no terminal that can be drawn on
     */
    default void watch(LiveView view, Duration interval) {
        throw new IllegalStateException(
                ":watch needs a terminal that can be drawn on; client.sessions() prints the table once (nothing was sent)");
    }

    /** Empties the screen. */
    default void clear() {}

    /** Saves the history. */
    @Override
    void close() throws IOException;
}
