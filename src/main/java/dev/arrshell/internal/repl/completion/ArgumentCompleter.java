package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.eval.StateTypes;
import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
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
final class ArgumentCompleter {

    private static final List<CompletionCandidate> LENGTHS = List.of(
            CompletionCandidate.of("4.hours", "a length of time"),
            CompletionCandidate.of("hours(4)", "the same as Java writes it"),
            CompletionCandidate.of("'4:0:0'", "the same as the session page writes it"));

    private static final Map<String, List<CompletionCandidate>> KEYS = Map.of(
            "createSession", draftKeys(),
            "session", draftKeys(),
            "updateSession", List.of(CompletionCandidate.of("lease:", "the new whole lease, counted from Ready")));

    private final CompletionContext surroundings;

    ArgumentCompleter(CompletionContext surroundings) {
        this.surroundings = surroundings;
    }

    private static List<CompletionCandidate> draftKeys() {
        return List.of(
                CompletionCandidate.of("size:", "STANDARD or PREMIUM"),
                CompletionCandidate.of("lease:", "the whole lease: 4.hours or '4:0:0'"),
                CompletionCandidate.of("models:", "containers of assets to preload"),
                CompletionCandidate.of("id:", "an id of one's own, where the API version takes one"));
    }

    /** Names of arguments that are not given yet. */
    List<CompletionCandidate> keys(String callee, Set<String> used) {
        return KEYS.getOrDefault(callee, List.of()).stream()
                .filter(key -> !used.contains(key.value().replace(":", "")))
                .toList();
    }

    /** Values for a named argument. */
    List<CompletionCandidate> named(String key) {
        return switch (key) {
            case "size" -> constants(dev.arrshell.model.SessionSize.class);
            case "lease" -> LENGTHS;
            default -> List.of();
        };
    }

    /** Values for a place in a call. */
    List<CompletionCandidate> values(List<MemberDescriptor> overloads, String callee, int argument) {
        List<CompletionCandidate> hints = new ArrayList<>(strings(callee, argument));
        hints.replaceAll(
                each -> new CompletionCandidate("'" + each.value() + "'", "'" + each.value() + "'", each.sentence()));
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
    List<CompletionCandidate> strings(String callee, int argument) {
        if (argument > 0) {
            return List.of();
        }
        return switch (callee) {
            case "region" -> regions();
            case "session" -> sessions();
            case "secret" -> List.of(CompletionCandidate.of("ARR_ACCOUNT_KEY", "the account's key"));
            case "lease", "extendLeaseTo" -> List.of(CompletionCandidate.of("4:0:0", "four hours"));
            default -> List.of();
        };
    }

    /** What a string that is assigned or named can say. */
    List<CompletionCandidate> stringsFor(String name) {
        return switch (name) {
            case "sessionId", "id" -> sessions();
            case "endPoint" -> regions();
            case "lease" -> List.of(CompletionCandidate.of("4:0:0", "four hours"));
            default -> List.of();
        };
    }

    private static List<CompletionCandidate> regions() {
        return Region.NAMES.stream()
                .map(name -> CompletionCandidate.of(name, ""))
                .toList();
    }

    private List<CompletionCandidate> sessions() {
        return surroundings.sessionIds().stream()
                .map(id -> CompletionCandidate.of(id, "a session of the last listing"))
                .toList();
    }

    private static List<CompletionCandidate> special(String callee, int argument) {
        if (callee.equals("account")) {
            return argument == 0
                    ? List.of(CompletionCandidate.of("env.ARR_ACCOUNT_ID", "the account that the environment names"))
                    : List.of(
                            CompletionCandidate.of(SourceSecretMasker.KEY, "its key, which stays out of the history"));
        }
        return List.of();
    }

    private static List<CompletionCandidate> values(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        Predicate<Class<?>> length = known -> known == Duration.class || known == Lease.class;
        return length.test(type) ? LENGTHS : List.of();
    }

    static List<CompletionCandidate> constants(Class<?> type) {
        return StateTypes.constants(type).stream()
                .map(name -> CompletionCandidate.of(name, StateTypes.sentence(name)))
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
