package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.view.layout.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Where units come from and where answers go: a terminal with a person before it, or a pipe. */
public interface ReplConsole extends AutoCloseable {

    /** What was read. */
    sealed interface Read {

        /**
         * Something was entered.
         *
         * @param text one or more lines
         */
        record Entered(String text) implements Read {}

        /** Ctrl-C: what was begun is dropped. */
        record Dropped() implements Read {}

        /** There is nothing more. */
        record Ended() implements Read {}
    }

    /** Reads until a unit is whole. */
    Read next(PromptText prompt);

    /** Asks a question; empty where nobody can be asked or nobody answers. */
    Optional<String> ask(String question);

    /** Whether a person sits there. */
    boolean isInteractive();

    /** Prints lines. */
    void print(String text);

    /** Prints what has gone wrong. */
    void complain(String text);

    /** Writes over the current line; the empty text takes it away. */
    void flash(String text);

    /** Where the programs that are run print. */
    PrintStream out();

    /** What is written on. */
    Screen screen();

    /** Calls something when Ctrl-C is pressed while a statement runs, until what is returned is closed. */
    Interrupts onInterrupt(Runnable action);

    /** Gives Ctrl-C back its usual meaning. */
    interface Interrupts extends AutoCloseable {

        @Override
        void close();
    }

    /** Called after each unit: what has become known as a secret goes out of the history. */
    void remember();

    /** What was entered, the oldest first, without secrets. */
    List<String> history();

    /** Opens the person's editor on a text and gives it back as it was left. */
    String edit(String text);

    /** Empties the screen. */
    void clear();

    /** Keeps what is to be kept. */
    @Override
    void close() throws IOException;
}
