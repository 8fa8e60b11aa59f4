package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.eval.VariableTypes;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The variables, for what asks for types only. */
public record VariableCompletionContext(VariableTypes types) implements CompletionContext {

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
        return List.of();
    }
}
