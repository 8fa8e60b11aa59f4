package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.SessionDraft;
import dev.arrshell.internal.text.NearestWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parser of named arguments such as {@code size: STANDARD, lease: '4:0:0'} to a draft. */
public final class DraftArgumentParser {

    /** The names of a draft's arguments. */
    public static final List<String> ALLOWED = List.of("size", "lease", "models", "id");

    /** The names that the requests of the service have for them. */
    private static final Map<String, String> ON_THE_PAGE = Map.of(
            "maxLeaseTime", "lease",
            "sessionMaxLeaseTime", "lease",
            "leaseTimeMinutes", "lease",
            "maxLeaseTimeMinutes", "lease",
            "sessionSize", "size",
            "vmSize", "size",
            "sessionId", "id");

    private DraftArgumentParser() {}

    public static SessionDraft.Startable of(SessionDraft.NeedsSize draft, Map<?, ?> wanted) {
        Arguments named = new Arguments("a session", wanted, ALLOWED);
        SessionDraft.Startable startable = draft.size(ValueConverter.size(named.needed("size")))
                .lease(ValueConverter.lease(named.needed("lease")));
        if (named.has("models")) {
            startable = startable.models(ValueConverter.models(named.needed("models")));
        }
        return named.has("id") ? startable.id(ValueConverter.sessionId(named.needed("id"))) : startable;
    }

    /** Named arguments of which only some names are allowed. */
    public record Arguments(String what, Map<?, ?> given, List<String> allowed) {

        /** Checks the names. Groovy passes null if there is no argument. */
        public Arguments {
            given = given == null ? Map.of() : given;
            given.keySet().forEach(name -> check(what, String.valueOf(name), allowed));
        }

        boolean has(String name) {
            return given.get(name) != null;
        }

        public Object needed(String name) {
            Object value = given.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        what + " needs " + name + ": allowed are " + names(allowed) + " (nothing was sent)");
            }
            return value;
        }

        public static void check(String what, String name, List<String> allowed) {
            if (!allowed.contains(name)) {
                String meant = Optional.ofNullable(ON_THE_PAGE.get(name))
                        .filter(allowed::contains)
                        .or(() -> NearestWord.to(name, allowed))
                        .map(near -> NearestWord.didYouMean(near) + " ")
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
