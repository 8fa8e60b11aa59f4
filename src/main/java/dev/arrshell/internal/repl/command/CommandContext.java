package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.display.MorePages;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.ResultFormatter;
import dev.arrshell.internal.repl.display.SessionTracker;
import dev.arrshell.internal.repl.display.Transcript;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.layout.Screen;

/** The parts of the prompt that its commands use. */
public interface CommandContext {

    /** The state that statements and commands share. */
    Workspace workspace();

    /** Runs Groovy over that state. */
    Evaluator evaluator();

    ReplSettings settings();

    ReplConsole console();

    /** Formats values and failures. */
    ResultFormatter formatter();

    /** Knows what was last heard of sessions. */
    SessionTracker tracker();

    /** The rest of the last long result. */
    MorePages more();

    Transcript transcript();

    default Screen screen() {
        return console().screen();
    }

    /** Prints lines on the console and into the transcript. */
    void print(String text);

    /** Runs Groovy as if it had been typed: prints and remembers results and failures. */
    EvaluationOutcome run(String source);

    /** Ends the prompt after this command. */
    void leave();
}
