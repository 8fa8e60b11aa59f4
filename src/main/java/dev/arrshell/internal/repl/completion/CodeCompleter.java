package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.completion.CursorSyntax.Call;
import dev.arrshell.internal.repl.completion.ExpressionTypes.Found;
import dev.arrshell.internal.repl.eval.DotContinuation;
import dev.arrshell.internal.repl.syntax.SourceToken;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what can stand at the cursor, by what types declare and by what the prompt knows. Never runs, calls or reads
 * anything of the user's, never sends a request, and has no answer rather than an exception.
 */
public final class CodeCompleter {

    private static final List<String> KEYWORDS = List.of(
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "continue",
            "def",
            "do",
            "else",
            "enum",
            "false",
            "finally",
            "for",
            "if",
            "import",
            "in",
            "instanceof",
            "interface",
            "new",
            "null",
            "record",
            "return",
            "switch",
            "throw",
            "true",
            "try",
            "while");

    private final MemberCatalogue members;
    private final CompletionContext surroundings;
    private final ArgumentCompleter hints;

    public CodeCompleter(MemberCatalogue members, CompletionContext surroundings) {
        this.members = Objects.requireNonNull(members, "members");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
        this.hints = new ArgumentCompleter(surroundings);
    }

    /**
     * Completes.
     *
     * @param source what is typed, all of its lines
     * @param cursor where in it
     * @return the ways to go on; none where nothing is known
     */
    public CompletionResult complete(String source, int cursor) {
        String before = DotContinuation.complete(source.substring(0, cursor));
        int shift = before.length() - cursor;
        try {
            return CursorSyntax.at(before)
                    .map(place -> new CompletionResult(place.start() - shift, place.word(), candidates(place)))
                    .orElseGet(() -> new CompletionResult(cursor, "", List.of()));
        } catch (RuntimeException | LinkageError e) {
            return new CompletionResult(cursor, "", List.of());
        }
    }

    /** The signatures of the call whose argument is being typed; empty outside of one. */
    public String tip(String source) {
        try {
            return CursorSyntax.at(DotContinuation.complete(source))
                    .flatMap(place -> place.call().map(call -> tip(place, call)))
                    .orElse("");
        } catch (RuntimeException | LinkageError e) {
            return "";
        }
    }

    private String tip(CursorSyntax place, Call call) {
        List<CompletionCandidate> keys = hints.keys(callee(place, call), call.used());
        List<MemberDescriptor> all = overloads(place, call);
        Stream<String> signatures = all.stream()
                .filter(member -> !member.isProperty())
                .filter(member -> !member.parameters().isEmpty())
                .filter(member -> !member.parameters().get(0).equals(java.util.Map.class))
                .map(member -> member.tip(call.argument()));
        String named = keys.isEmpty()
                ? ""
                : keys.stream().map(CompletionCandidate::value).collect(Collectors.joining(", "));
        return Stream.concat(named.isEmpty() ? Stream.empty() : Stream.of(named), signatures)
                .limit(3)
                .collect(Collectors.joining("  |  "));
    }

    private List<CompletionCandidate> candidates(CursorSyntax place) {
        if (place.inString()) {
            return matching(place.word(), inString(place));
        }
        if (place.isMember()) {
            return members(place);
        }
        Optional<Call> call = place.call();
        List<CompletionCandidate> fitting =
                call.map(each -> arguments(place, each)).orElse(List.of());
        List<CompletionCandidate> all = new ArrayList<>(fitting);
        all.addAll(anywhere());
        List<CompletionCandidate> found = matching(place.word(), all);
        // With nothing typed yet, what fits is all that is offered.
        return place.word().isEmpty() && !fitting.isEmpty()
                ? fitting
                : firstOf(found, () -> matching(place.word(), keywords()));
    }

    private List<CompletionCandidate> members(CursorSyntax place) {
        List<SourceToken> code = place.code();
        ExpressionTypes chains = new ExpressionTypes(members, surroundings, code);
        return chains.receiver(code.size())
                .map(owner -> members(owner, place.word()))
                .orElse(List.of());
    }

    private List<CompletionCandidate> members(Found owner, String word) {
        List<MemberDescriptor> own =
                owner.isClass() ? members.ofClass(GenericTypes.raw(owner.type())) : members.of(owner.type());
        return firstOf(
                joined(matching(
                        word, own.stream().map(MemberDescriptor::completion).toList())),
                () -> owner.isClass() || word.isEmpty()
                        ? List.of()
                        : matching(
                                word,
                                members.noise(owner.type()).stream()
                                        .map(MemberDescriptor::completion)
                                        .toList()));
    }

    /** Overloads that are typed alike become one way to go on, listed with all of their parameters. */
    private static List<CompletionCandidate> joined(List<CompletionCandidate> all) {
        Map<String, CompletionCandidate> byValue = new LinkedHashMap<>();
        all.forEach(each -> byValue.merge(
                each.value(),
                each,
                (first, more) ->
                        new CompletionCandidate(first.value(), first.shown() + "  " + more.shown(), first.sentence())));
        return List.copyOf(byValue.values());
    }

    private List<CompletionCandidate> inString(CursorSyntax place) {
        List<SourceToken> code = place.code();
        Optional<Call> call = place.call();
        if (call.isPresent()) {
            return call.get()
                    .key()
                    .map(hints::stringsFor)
                    .orElseGet(() ->
                            hints.strings(callee(place, call.get()), call.get().argument()));
        }
        boolean assigned = code.size() >= 2 && code.get(code.size() - 1).is("=");
        return assigned ? hints.stringsFor(code.get(code.size() - 2).text()) : List.of();
    }

    private static String callee(CursorSyntax place, Call call) {
        return place.code().get(call.name()).text();
    }

    private List<CompletionCandidate> arguments(CursorSyntax place, Call call) {
        if (call.key().isPresent()) {
            return hints.named(call.key().get());
        }
        List<MemberDescriptor> overloads = overloads(place, call);
        if (overloads.isEmpty()) {
            return List.of();
        }
        List<CompletionCandidate> all = new ArrayList<>(hints.keys(callee(place, call), call.used()));
        if (call.used().isEmpty()) {
            all.addAll(hints.values(overloads, callee(place, call), call.argument()));
            all.addAll(variablesFor(overloads, call.argument()));
        }
        return all;
    }

    private List<CompletionCandidate> variablesFor(List<MemberDescriptor> overloads, int argument) {
        return surroundings.variables().stream()
                .filter(name -> surroundings
                        .typeOf(name)
                        .filter(type -> overloads.stream()
                                .filter(member -> !member.isProperty())
                                .anyMatch(member ->
                                        ArgumentCompleter.fits(GenericTypes.raw(type), member.parameter(argument))))
                        .isPresent())
                .map(this::variable)
                .toList();
    }

    /** All methods of the called name. */
    private List<MemberDescriptor> overloads(CursorSyntax place, Call call) {
        String name = callee(place, call);
        ExpressionTypes chains = new ExpressionTypes(members, surroundings, place.code());
        List<MemberDescriptor> all = chains.isMember(call.name())
                ? chains.receiver(call.name()).map(this::ofOwner).orElse(List.of())
                : members.words();
        return all.stream()
                .filter(member -> member.name().equals(name) && !member.isProperty())
                .toList();
    }

    private List<MemberDescriptor> ofOwner(Found owner) {
        return owner.isClass() ? members.ofClass(GenericTypes.raw(owner.type())) : members.of(owner.type());
    }

    private List<CompletionCandidate> anywhere() {
        List<CompletionCandidate> all = new ArrayList<>();
        surroundings.variables().forEach(name -> all.add(variable(name)));
        Vocabulary.all().forEach(word -> all.add(word(word)));
        return all;
    }

    private CompletionCandidate variable(String name) {
        String type = surroundings.typeOf(name).map(GenericTypes::name).orElse("");
        return CompletionCandidate.of(name, type.isEmpty() ? "a variable" : "a variable, " + type);
    }

    private static CompletionCandidate word(VocabularyWord word) {
        boolean bare = word.signature().endsWith("()");
        String value = !word.isMethod() ? word.name() : bare ? word.signature() : opened(word);
        return new CompletionCandidate(value, word.signature(), word.sentence());
    }

    private static String opened(VocabularyWord word) {
        return word.name() + (word.signature().startsWith(word.name() + "(") ? "(" : " { ");
    }

    private static List<CompletionCandidate> keywords() {
        return KEYWORDS.stream()
                .map(each -> CompletionCandidate.of(each, "Groovy's own"))
                .toList();
    }

    private static List<CompletionCandidate> firstOf(
            List<CompletionCandidate> first, Supplier<List<CompletionCandidate>> otherwise) {
        return first.isEmpty() ? otherwise.get() : first;
    }

    /** Those that begin as typed; if there are none, those that begin so in another case. */
    private static List<CompletionCandidate> matching(String word, List<CompletionCandidate> all) {
        List<CompletionCandidate> exact = all.stream()
                .filter(each -> each.value().startsWith(word))
                .distinct()
                .toList();
        String lower = word.toLowerCase(Locale.ROOT);
        return exact.isEmpty()
                ? all.stream()
                        .filter(each -> each.value().toLowerCase(Locale.ROOT).startsWith(lower))
                        .distinct()
                        .toList()
                : exact;
    }
}
