package dev.arrshell.repl;

import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.view.Screen;
import java.util.List;
import java.util.Optional;

/** What the prompt offers to its commands. */
interface Prompt {

    /** The state that every step builds on. */
    Workspace workspace();

    /** Runs Groovy over that state. */
    Evaluator evaluator();

    /** What can be set. */
    Settings settings();

    /** Where text is written now. */
    Screen screen();

    /** Turns values into text. */
    Printer printer();

    /** Where all that is typed and written is kept as well, if somebody asked for it. */
    Transcript transcript();

    /** Writes lines. */
    void print(String text);

    /**
     * Runs Groovy as if it had been typed: results and failures are written and remembered.
     *
     * @param source statements
     * @return how it went
     */
    Outcome run(String source);

    /** What was entered, the oldest first, without secrets. */
    List<String> history();

    /**
     * Asks for a line.
     *
     * @param question what stands before it
     * @return what was typed; empty if there is no terminal or nobody wants to answer
     */
    Optional<String> ask(String question);

    /** Whether a person sits at the other end. */
    boolean isInteractive();

    /**
     * Opens the person's editor.
     *
     * @param text what it begins with
     * @return the text afterwards
     * @throws IllegalStateException if there is no terminal or no editor
     */
    String edit(String text);

    /** Empties the screen. */
    void clear();

    /** Ends the prompt after this command. */
    void leave();
}
