package dev.arrshell.repl;

import dev.arrshell.groovy.Workspace;

/** All that needs Groovy, which is loaded while the prompt already takes keys. */
record Core(Workspace workspace, Evaluator evaluator, PromptFacts facts, Completions completions, Printer printer) {}
