package dev.arrshell.repl;

/**
 * What is there before Groovy is loaded.
 *
 * @param commands the commands
 * @param settings what can be set
 * @param transcript what keeps all that is said
 * @param firstPrompt what the prompt says while nothing more is known
 */
record ShellState(Commands commands, Settings settings, Transcript transcript, PromptText firstPrompt) {}
