package dev.arrshell.internal.repl;

import dev.arrshell.internal.repl.command.CommandRegistry;
import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.Transcript;

/**
 * What is there before Groovy is loaded.
 *
 * @param commands the commands
 * @param settings what can be set
 * @param transcript what keeps all that is said
 * @param firstPrompt what the prompt says while nothing more is known
 */
record ReplContext(CommandRegistry commands, ReplSettings settings, Transcript transcript, PromptText firstPrompt) {}
