package dev.arrshell.internal.repl;

import dev.arrshell.internal.repl.completion.CodeCompleter;
import dev.arrshell.internal.repl.display.ResultFormatter;
import dev.arrshell.internal.repl.display.SessionTracker;
import dev.arrshell.internal.repl.display.WaitProgressLine;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.script.state.Workspace;

/** The parts of the prompt that need Groovy, loaded in the background while the prompt already takes keys. */
record ReplRuntime(
        Workspace workspace,
        Evaluator evaluator,
        SessionTracker tracker,
        CodeCompleter completer,
        ResultFormatter formatter,
        WaitProgressLine waitLine) {}
