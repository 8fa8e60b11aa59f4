package dev.arrshell.groovy;

import dev.arrshell.SessionDraft;
import dev.arrshell.model.Nearest;
import java.util.List;
import java.util.Map;

/** Reads {@code size: STANDARD, lease: '4:0:0'} as a draft. */
final class NamedDraft {

    /** The names that a draft takes. */
    static final List<String> ALLOWED = List.of("size", "lease", "models", "id");

    private NamedDraft() {}

    static SessionDraft.Startable of(SessionDraft.NeedsSize draft, Map<?, ?> wanted) {
        Arguments named = new Arguments("a session", wanted, ALLOWED);
        SessionDraft.Startable startable =
                draft.size(Values.size(named.needed("size"))).lease(Values.lease(named.needed("lease")));
        if (named.has("models")) {
            startable = startable.models(Values.models(named.needed("models")));
        }
        return named.has("id") ? startable.id(Values.sessionId(named.needed("id"))) : startable;
    }

    /** Named arguments of which only some names are allowed. */
    record Arguments(String what, Map<?, ?> given, List<String> allowed) {

        /** Groovy passes null where no argument stands. */
        Arguments {
            given = given == null ? Map.of() : given;
            given.keySet().forEach(name -> check(what, String.valueOf(name), allowed));
        }

        boolean has(String name) {
            return given.get(name) != null;
        }

        Object needed(String name) {
            Object value = given.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        what + " needs " + name + ": allowed are " + names(allowed) + " (nothing was sent)");
            }
            return value;
        }

        static void check(String what, String name, List<String> allowed) {
            if (!allowed.contains(name)) {
                String meant = Nearest.to(name, allowed)
                        .map(near -> "did you mean " + near + "? ")
                        .orElse("");
                throw new IllegalArgumentException(what + " has no '" + name + "': " + meant + "Allowed are "
                        + names(allowed) + " (nothing was sent)");
            }
        }

        private static String names(List<String> allowed) {
            return String.join(":, ", allowed) + ":";
        }
    }
}
