package dev.arrshell.repl;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.groovy.WorkspaceBinding;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionId;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the variables' types without touching their values: the declared type of what was assigned where a
 * chain tells it, else the public face of the value's class. Thread-safe for reading while a statement runs.
 */
final class VariableTypes {

    /** Reading one of these may make a client or start an emulator, so their types are written down. */
    private static final Map<String, Type> STATE = Map.of(
            "endPoint", String.class,
            "accountId", AccountId.class,
            "accountKey", AccountKey.class,
            "token", AccessToken.class,
            "sessionId", SessionId.class,
            "client", ArrClient.class,
            "session", Session.class,
            "arr", Arr.class,
            "http", Exchange.class);

    private final WorkspaceBinding binding;
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    VariableTypes(WorkspaceBinding binding) {
        this.binding = binding;
    }

    void assigned(Piece piece) {
        piece.names().forEach(name -> {
            sources.remove(name);
            piece.assigned().ifPresent(source -> sources.put(name, source));
        });
    }

    /** The names of all variables but those of the state. */
    Set<String> names() {
        return new TreeSet<>(Map.copyOf(variables()).keySet());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> variables() {
        java.util.LinkedHashMap<String, Object> known = new java.util.LinkedHashMap<>();
        ((Map<String, Object>) binding.getVariables()).forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return known;
    }

    /** The source of the value that was last assigned, from which a declared type may be told. */
    Optional<String> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** The type by the state's own declaration or by the value's class. */
    Optional<Type> typeOf(String name) {
        Type state = STATE.get(name);
        return state != null
                ? Optional.of(state)
                : Optional.ofNullable(variables().get(name)).map(value -> PublicFace.of(value.getClass()));
    }
}
