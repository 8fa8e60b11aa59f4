package dev.arrshell.repl;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What fits as an argument: the two sizes, the ten regions, the sessions that were listed, named arguments. */
final class ArgumentHints {

    private static final List<Completion> LENGTHS = List.of(
            Completion.of("4.hours", "a length of time"),
            Completion.of("hours(4)", "the same as Java writes it"),
            Completion.of("'4:0:0'", "the same as the session page writes it"));

    private static final Map<String, List<Completion>> KEYS = Map.of(
            "createSession", draftKeys(),
            "session", draftKeys(),
            "updateSession", List.of(Completion.of("lease:", "the new whole lease, counted from Ready")));

    private final Surroundings surroundings;

    ArgumentHints(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private static List<Completion> draftKeys() {
        return List.of(
                Completion.of("size:", "STANDARD or PREMIUM"),
                Completion.of("lease:", "the whole lease: 4.hours or '4:0:0'"),
                Completion.of("models:", "containers of assets to preload"),
                Completion.of("id:", "an id of one's own, where the API version takes one"));
    }

    /** Names of arguments that are not given yet. */
    List<Completion> keys(String callee, Set<String> used) {
        return KEYS.getOrDefault(callee, List.of()).stream()
                .filter(key -> !used.contains(key.value().replace(":", "")))
                .toList();
    }

    /** Values for a named argument. */
    List<Completion> named(String key) {
        return switch (key) {
            case "size" -> constants(dev.arrshell.model.SessionSize.class);
            case "lease" -> LENGTHS;
            default -> List.of();
        };
    }

    /** Values for a place in a call. */
    List<Completion> values(List<Member> overloads, String callee, int argument) {
        List<Completion> hints = new ArrayList<>(strings(callee, argument));
        hints.replaceAll(each -> new Completion("'" + each.value() + "'", "'" + each.value() + "'", each.sentence()));
        hints.addAll(special(callee, argument));
        overloads.stream()
                .filter(member -> !member.isProperty())
                .map(member -> member.parameter(argument))
                .distinct()
                .flatMap(type -> values(type).stream())
                .forEach(hints::add);
        return hints.stream().distinct().toList();
    }

    /** What a string in a place of a call can say. */
    List<Completion> strings(String callee, int argument) {
        if (argument > 0) {
            return List.of();
        }
        return switch (callee) {
            case "region" -> regions();
            case "session" -> sessions();
            case "secret" -> List.of(Completion.of("ARR_ACCOUNT_KEY", "the account's key"));
            case "lease", "extendLeaseTo" -> List.of(Completion.of("4:0:0", "four hours"));
            default -> List.of();
        };
    }

    /** What a string that is assigned or named can say. */
    List<Completion> stringsFor(String name) {
        return switch (name) {
            case "sessionId", "id" -> sessions();
            case "endPoint" -> regions();
            case "lease" -> List.of(Completion.of("4:0:0", "four hours"));
            default -> List.of();
        };
    }

    private static List<Completion> regions() {
        return Region.NAMES.stream().map(name -> Completion.of(name, "")).toList();
    }

    private List<Completion> sessions() {
        return surroundings.sessionIds().stream()
                .map(id -> Completion.of(id, "a session of the last listing"))
                .toList();
    }

    private static List<Completion> special(String callee, int argument) {
        if (callee.equals("account")) {
            return argument == 0
                    ? List.of(Completion.of("env.ARR_ACCOUNT_ID", "the account that the environment names"))
                    : List.of(Completion.of(SecretMasking.KEY, "its key, which stays out of the history"));
        }
        return List.of();
    }

    private static List<Completion> values(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        Predicate<Class<?>> length = known -> known == Duration.class || known == Lease.class;
        return length.test(type) ? LENGTHS : List.of();
    }

    static List<Completion> constants(Class<?> type) {
        return Words.constants(type).stream()
                .map(name -> Completion.of(name, Words.sentence(name)))
                .toList();
    }

    /** Whether a variable of a type may stand where a parameter is. */
    static boolean fits(Class<?> value, Class<?> parameter) {
        boolean text = value == String.class
                && Stream.of(SessionId.class, AccountId.class, AccountKey.class, URI.class)
                        .noneMatch(type -> type == parameter);
        return parameter.isAssignableFrom(value) && (parameter != Object.class || text);
    }
}
