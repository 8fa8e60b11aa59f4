package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.ResultPrinter;
import dev.arrshell.internal.repl.display.Transcript;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.layout.Screen;
import java.util.List;
import java.util.Optional;

/** What the prompt offers to its commands. */
public interface CommandContext {

    /** The state that every step builds on. */
    Workspace workspace();

    /** Runs Groovy over that state. */
    Evaluator evaluator();

    /** What can be set. */
    ReplSettings settings();

    /** Where text is written now. */
    Screen screen();

    /** Turns values into text. */
    ResultPrinter printer();

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
    EvaluationOutcome run(String source);

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
