package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Completer of arguments: sizes, regions, durations, session ids, and the names of named arguments. */
final class ArgumentCompleter {

    private static final List<CompletionCandidate> DURATIONS = List.of(
            CompletionCandidate.of("4.hours", "a duration"),
            CompletionCandidate.of("hours(4)", "the same as Java writes it"),
            CompletionCandidate.of("'4:0:0'", "the same as the session page writes it"));

    private static final List<CompletionCandidate> DURATION_TEXTS =
            List.of(CompletionCandidate.of("4:0:0", "four hours"));

    private static final List<CompletionCandidate> ALTERNATIVES = List.of(
            CompletionCandidate.of("size(STANDARD)", "the same of another size"),
            CompletionCandidate.of("region('eastus')", "the same in another region"));

    private static final List<CompletionCandidate> DRAFT_KEYS = List.of(
            CompletionCandidate.of("size:", "STANDARD or PREMIUM"),
            CompletionCandidate.of("lease:", "the whole lease: 4.hours or '4:0:0'"),
            CompletionCandidate.of("models:", "containers of assets to preload"),
            CompletionCandidate.of("id:", "an id of your own, where the API version takes one"));

    private static final List<CompletionCandidate> CONVERSION_KEYS = List.of(
            CompletionCandidate.of("input:", "the container of the model"),
            CompletionCandidate.of("asset:", "the path of the model in it"),
            CompletionCandidate.of("output:", "the container for the converted model"),
            CompletionCandidate.of("inputFolder:", "the folder of the model, read with all that is in it"),
            CompletionCandidate.of("outputFolder:", "the folder of the converted model"),
            CompletionCandidate.of("outputFile:", "the name of the converted model, ending in .arrAsset"),
            CompletionCandidate.of("inputAccess:", "the signature to read with: secret('ARR_INPUT_SAS')"),
            CompletionCandidate.of("outputAccess:", "the signature to write with: secret('ARR_OUTPUT_SAS')"),
            CompletionCandidate.of("id:", "an id of your own, where the API version takes one"));

    private static final Map<String, List<CompletionCandidate>> KEYS = Map.of(
            "conversion",
            CONVERSION_KEYS,
            "createSession",
            DRAFT_KEYS,
            "session",
            DRAFT_KEYS,
            "updateSession",
            List.of(CompletionCandidate.of("lease:", "the new whole lease, counted from Ready")));

    /** Types that texts are converted to, so that a variable with a text fits where the parameter is an Object. */
    private static final Set<Class<?>> CONVERTED =
            Set.of(SessionId.class, AccountId.class, AccountKey.class, URI.class);

    private final CompletionContext context;

    ArgumentCompleter(CompletionContext context) {
        this.context = context;
    }

    /** The names of arguments that are not given yet. */
    List<CompletionCandidate> keys(String callee, Set<String> used) {
        return KEYS.getOrDefault(callee, List.of()).stream()
                .filter(key -> !used.contains(key.value().replace(":", "")))
                .toList();
    }

    /** The values of a named argument. */
    List<CompletionCandidate> valuesOfKey(String key) {
        return switch (key) {
            case "size" -> constants(SessionSize.class);
            case "lease" -> DURATIONS;
            default -> List.of();
        };
    }

    /** The values of an argument by its place. */
    List<CompletionCandidate> values(List<MemberDescriptor> overloads, String callee, int argument) {
        List<CompletionCandidate> values = new ArrayList<>();
        strings(callee, argument)
                .forEach(each -> values.add(CompletionCandidate.of("'" + each.value() + "'", each.description())));
        if (callee.equals("orElse")) {
            values.addAll(ALTERNATIVES);
        }
        if (callee.equals("size")) {
            values.addAll(constants(SessionSize.class));
        }
        if (callee.equals("account")) {
            values.add(
                    argument == 0
                            ? CompletionCandidate.of("env.ARR_ACCOUNT_ID", "the account that the environment names")
                            : CompletionCandidate.of(
                                    SourceSecretMasker.KEY, "its key, which stays out of the history"));
        }
        overloads.stream()
                .map(member -> member.parameter(argument))
                .distinct()
                .forEach(type -> values.addAll(valuesOfType(type)));
        return values.stream().distinct().toList();
    }

    /** The values of a step by its name alone, where the type of what it is called on is not known. */
    List<CompletionCandidate> valuesOfName(String callee) {
        return switch (callee) {
            case "lease", "extendLeaseTo", "extendLeaseBy", "awaitReady", "awaitSucceeded", "sleep" -> DURATIONS;
            case "size" -> constants(SessionSize.class);
            default -> List.of();
        };
    }

    private static List<CompletionCandidate> valuesOfType(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        return type == Duration.class || type == Lease.class ? DURATIONS : List.of();
    }

    /** The contents of a string that is an argument. */
    List<CompletionCandidate> strings(String callee, int argument) {
        if (argument > 0) {
            return List.of();
        }
        return switch (callee) {
            case "region" -> regions();
            case "session" -> sessions();
            case "secret" ->
                List.of(
                        CompletionCandidate.of("ARR_ACCOUNT_KEY", "the account's key"),
                        CompletionCandidate.of("ARR_INPUT_SAS", "the signature of a conversion's input container"),
                        CompletionCandidate.of("ARR_OUTPUT_SAS", "the signature of a conversion's output container"));
            case "lease", "extendLeaseTo" -> DURATION_TEXTS;
            default -> List.of();
        };
    }

    /** The contents of a string that is assigned to a name. */
    List<CompletionCandidate> stringsOfName(String name) {
        return switch (name) {
            case "sessionId", "id" -> sessions();
            case "endPoint" -> regions();
            case "lease" -> DURATION_TEXTS;
            default -> List.of();
        };
    }

    private static List<CompletionCandidate> regions() {
        return Region.NAMES.stream()
                .map(name -> CompletionCandidate.of(name, ""))
                .toList();
    }

    private List<CompletionCandidate> sessions() {
        return context.sessionIds().stream()
                .map(id -> CompletionCandidate.of(id, "a session of the last listing"))
                .toList();
    }

    private static List<CompletionCandidate> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .filter(name -> !name.equals("UNKNOWN"))
                .map(name -> CompletionCandidate.of(
                        name,
                        Vocabulary.find(name).map(VocabularyWord::sentence).orElse("")))
                .toList();
    }

    /** Whether a variable of a type can be the value of a parameter. */
    static boolean fits(Class<?> value, Class<?> parameter) {
        boolean isText = value == String.class && !CONVERTED.contains(parameter);
        return parameter.isAssignableFrom(value) && (parameter != Object.class || isText);
    }
}
