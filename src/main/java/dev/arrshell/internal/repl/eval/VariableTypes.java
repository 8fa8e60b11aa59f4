package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.script.state.WorkspaceBinding;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the variables' types without touching their values: the declared type of what was assigned where a
 * chain tells it, else the public face of the value's class. Thread-safe for reading while a statement runs.
 */
public final class VariableTypes {

    private final WorkspaceBinding binding;
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    VariableTypes(WorkspaceBinding binding) {
        this.binding = binding;
    }

    void assigned(Snippet piece) {
        piece.names().forEach(name -> {
            sources.remove(name);
            piece.assigned().ifPresent(source -> sources.put(name, source));
        });
    }

    /** The names of all variables but those of the state. */
    public Set<String> names() {
        return new TreeSet<>(variables().keySet());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> variables() {
        Map<String, Object> known = new LinkedHashMap<>();
        ((Map<String, Object>) binding.getVariables()).forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return known;
    }

    /** The source of the value that was last assigned, from which a declared type may be told. */
    public Optional<String> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** The type by the state's own declaration or by the value's class. */
    public Optional<Type> typeOf(String name) {
        return StateTypes.typeOf(name)
                .or(() -> Optional.ofNullable(variables().get(name)).map(value -> PublicType.of(value.getClass())));
    }
}
