package dev.arrshell.repl;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;

/** What completion may know once everything is loaded. */
record Knowledge(VariableTypes types, PromptFacts facts) implements Surroundings {

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
