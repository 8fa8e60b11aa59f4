package dev.arrshell.internal.script.check;

import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.internal.script.vocabulary.PublicMembers;
import dev.arrshell.model.Lease;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The order of a draft's steps, and that lengths of time have units. The steps say the same when the script runs. */
final class DraftStepRules {

    private static final Map<Class<?>, String> NEXT = Map.of(
            SessionDraft.NeedsSize.class, "size(STANDARD) or size(PREMIUM)",
            SessionDraft.NeedsLease.class, "lease(hours(4))");

    private DraftStepRules() {}

    static Optional<String> tooEarly(Class<?> stage, String name) {
        boolean later = Stream.of(SessionDraft.NeedsLease.class, SessionDraft.Startable.class, Session.class)
                .anyMatch(type -> PublicMembers.of(type).names().contains(name));
        return Optional.ofNullable(NEXT.get(stage))
                .filter(next -> later)
                .map(next -> name + "() is not possible yet: " + next + " comes first");
    }

    static Optional<String> noProperty(Class<?> stage, String name) {
        return Optional.ofNullable(NEXT.get(stage))
                .map(next -> "a session's draft has no '" + name + "' here; next comes " + next);
    }

    static String noUnit(String name, Number number) {
        return name.equals("lease")
                ? Lease.noUnit(number.toString()).getMessage()
                : "\"" + number + "\" has no unit: write " + name + "(" + number + ".minutes) or " + name + "(minutes("
                        + number + "))";
    }
}
