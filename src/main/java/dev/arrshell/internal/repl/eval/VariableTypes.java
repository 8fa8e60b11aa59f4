package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.script.state.WorkspaceBinding;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of the prompt's variables, without calling their values: the public type of the value's class, and the
 * source of the value, from which a more exact type can be derived. Can be read while a statement runs.
 */
public final class VariableTypes {

    private final WorkspaceBinding binding;
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();
    private final Set<String> packages = ConcurrentHashMap.newKeySet();

    VariableTypes(WorkspaceBinding binding) {
        this.binding = binding;
    }

    void assigned(Snippet snippet) {
        snippet.names().forEach(name -> {
            sources.remove(name);
            snippet.assigned().ifPresent(source -> sources.put(name, source));
        });
    }

    void declared(Class<?> type) {
        classes.put(type.getSimpleName(), type);
    }

    void imported(String name, Class<?> type) {
        classes.put(name, type);
    }

    void importedAll(String packageName) {
        packages.add(packageName);
    }

    /** The classes that were declared or imported, by the names they have at the prompt. */
    public Map<String, Class<?>> classes() {
        return Map.copyOf(classes);
    }

    /** The packages of which all classes were imported. */
    public Set<String> packages() {
        return Set.copyOf(packages);
    }

    /** The names of the variables that have a value, except those of the state. */
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

    /** The source of the value that was last assigned. */
    public Optional<String> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** The type by the value's class, else by the table of words. */
    public Optional<Type> typeOf(String name) {
        return Optional.ofNullable(variables().get(name)).map(ValueType::of).or(() -> Vocabulary.typeOf(name));
    }
}
