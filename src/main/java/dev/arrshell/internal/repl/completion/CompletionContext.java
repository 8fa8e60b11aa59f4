package dev.arrshell.internal.repl.completion;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What completion may know of the prompt's state. Nothing here costs a request or runs code of the user. */
public interface CompletionContext {

    /** Knows nothing, as before Groovy is loaded. */
    CompletionContext NONE = new CompletionContext() {

        @Override
        public Collection<String> variables() {
            return List.of();
        }

        @Override
        public Optional<Type> typeOf(String variable) {
            return Optional.empty();
        }

        @Override
        public Optional<String> source(String variable) {
            return Optional.empty();
        }

        @Override
        public Collection<String> sessionIds() {
            return List.of();
        }
    };

    /** The names of the variables that were made here. */
    Collection<String> variables();

    /** The type of a variable, by its value's class. */
    Optional<Type> typeOf(String variable);

    /** The source of the value that a variable was given last. */
    Optional<String> source(String variable);

    /** The sessions of the last listing. */
    Collection<String> sessionIds();
}
