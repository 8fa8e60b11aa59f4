package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.eval.VariableTypes;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The state of the prompt as completion sees it. No method sends a request or runs code of the user. */
public interface CompletionContext {

    /** The names of the user's variables. */
    Collection<String> variables();

    /** The type of a variable, by its value's class. */
    Optional<Type> typeOf(String variable);

    /** The source of the value that was last assigned to a variable. */
    Optional<String> source(String variable);

    /** The classes that were declared or imported, by name. */
    default Map<String, Class<?>> classes() {
        return Map.of();
    }

    /** The packages of which all classes were imported. */
    default Collection<String> packages() {
        return List.of();
    }

    /** The ids of the last listing, and of the current session. */
    Collection<String> sessionIds();

    static CompletionContext of(VariableTypes types, Supplier<Collection<String>> sessionIds) {
        return new CompletionContext() {

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
            public Map<String, Class<?>> classes() {
                return types.classes();
            }

            @Override
            public Collection<String> packages() {
                return types.packages();
            }

            @Override
            public Collection<String> sessionIds() {
                return sessionIds.get();
            }
        };
    }
}
