package dev.arrshell.internal.repl;

import dev.arrshell.internal.repl.completion.CompletionContext;
import dev.arrshell.internal.repl.display.SessionTracker;
import dev.arrshell.internal.repl.eval.VariableTypes;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;

/** What completion may know once everything is loaded. */
public record PromptCompletionContext(VariableTypes types, SessionTracker facts) implements CompletionContext {

    @Override
    public Collection<String> variables() {
        return types.names();
    }

    @Override
    public Optional<Type> typeOf(String variable) {
        return types.typeOf(variable);
    }

    @Override
    public Optional<String> source(String variable) {
        return types.source(variable);
    }

    @Override
    public Collection<String> sessionIds() {
        return facts.sessionIds();
    }
}
