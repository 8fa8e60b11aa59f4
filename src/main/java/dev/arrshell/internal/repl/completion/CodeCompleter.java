package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.completion.CursorSyntax.Call;
import dev.arrshell.internal.repl.completion.ExpressionTypes.Found;
import dev.arrshell.internal.repl.eval.DotContinuation;
import dev.arrshell.internal.repl.eval.ValueType;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completer of Groovy code, by what types declare and by the state of the prompt. Never runs, calls or reads anything
 * of the user's, sends no request, and returns no candidates rather than throw.
 */
public final class CodeCompleter {

    private static final List<CompletionCandidate> KEYWORDS = Stream.of(
                    ("assert break case catch class continue def do else enum false finally for if import in"
                                    + " instanceof interface new null record return switch throw true try while")
                            .split(" "))
            .map(keyword -> CompletionCandidate.of(keyword, "Groovy's own"))
            .toList();

    private static final int MAX_SIGNATURES = 3;

    private final MemberCatalogue members;
    private final CompletionContext context;
    private final ArgumentCompleter arguments;

    public CodeCompleter(MemberCatalogue members, CompletionContext context) {
        this.members = Objects.requireNonNull(members, "members");
        this.context = Objects.requireNonNull(context, "context");
        this.arguments = new ArgumentCompleter(context);
    }

    /**
     * Completes the word at the cursor.
     *
     * @param source what is typed, all of its lines
     * @param cursor a place in it
     */
    public CompletionResult complete(String source, int cursor) {
        String before = DotContinuation.completeBegun(source.substring(0, cursor));
        int inserted = before.length() - cursor;
        return analyse(
                        before,
                        syntax -> new CompletionResult(
                                syntax.start() - inserted, syntax.word(), candidatesOrAbbreviated(syntax)))
                .orElseGet(() -> CompletionResult.none(cursor));
    }

    /** The signatures of the call whose argument is being typed; empty outside of a call. */
    public String tip(String source) {
        return analyse(DotContinuation.complete(source), this::tip).orElse("");
    }

    private static <T> Optional<T> analyse(String before, Function<CursorSyntax, T> analysis) {
        try {
            return CursorSyntax.at(before).map(analysis);
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private String tip(CursorSyntax syntax) {
        return syntax.call().map(call -> tip(syntax, call)).orElse("");
    }

    private String tip(CursorSyntax syntax, Call call) {
        String keys = arguments.keys(callee(syntax, call), call.used()).stream()
                .map(CompletionCandidate::value)
                .collect(Collectors.joining(", "));
        Stream<String> signatures = overloads(syntax, call).stream()
                .filter(member -> !member.parameters().isEmpty())
                .filter(member -> !member.parameters().get(0).equals(Map.class))
                .map(member -> member.tip(call.argument()));
        return Stream.concat(Stream.of(keys).filter(text -> !text.isEmpty()), signatures)
                .limit(MAX_SIGNATURES)
                .collect(Collectors.joining("  |  "));
    }

    /** The candidates that begin as typed; if there are none, those that the word abbreviates. */
    private List<CompletionCandidate> candidatesOrAbbreviated(CursorSyntax syntax) {
        List<CompletionCandidate> found = candidates(syntax);
        String word = syntax.word();
        String hump = CamelHumps.firstHump(word);
        return found.isEmpty() && hump.length() < word.length()
                ? candidates(syntax.withWord(hump)).stream()
                        .filter(each -> CamelHumps.isAbbreviation(word, each.value()))
                        .toList()
                : found;
    }

    private List<CompletionCandidate> candidates(CursorSyntax syntax) {
        if (syntax.inString()) {
            return matching(syntax.word(), contents(syntax));
        }
        if (syntax.isMember()) {
            return types(syntax)
                    .receiver(syntax.code().size())
                    .map(owner -> members(owner, syntax.word()))
                    .orElseGet(() -> packageBefore(syntax)
                            .map(name -> matching(syntax.word(), ClassNames.in(name)))
                            .orElse(List.of()));
        }
        String last = syntax.code().isEmpty()
                ? ""
                : syntax.code().get(syntax.code().size() - 1).text();
        return switch (last) {
            case "new" -> classes(syntax.word());
            case "import" -> matching(syntax.word(), ClassNames.in(""));
            default -> words(syntax);
        };
    }

    /** The classes that can be made; without a beginning only those of the user, for there are hundreds. */
    private List<CompletionCandidate> classes(String word) {
        List<CompletionCandidate> all = word.isEmpty()
                ? ClassNames.all(context).stream()
                        .limit(context.classes().size())
                        .toList()
                : ClassNames.all(context);
        return matching(word, all).stream()
                .map(each -> new CompletionCandidate(each.value() + "(", each.label(), each.description()))
                .toList();
    }

    /** The package that is named before the cursor, as in {@code import java.time.} or {@code new java.util.}. */
    private static Optional<String> packageBefore(CursorSyntax syntax) {
        List<SourceToken> code = syntax.code();
        int first = code.size() - 2;
        while (first >= 2 && code.get(first - 1).is(".") && code.get(first).is(Kind.WORD)) {
            first -= 2;
        }
        List<SourceToken> parts = code.subList(Math.max(0, first), code.size() - 1);
        boolean isName = !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part.is(".")
                                || part.is(Kind.WORD)
                                        && Character.isLowerCase(part.text().charAt(0)));
        return isName
                ? Optional.of(parts.stream().map(SourceToken::text).collect(Collectors.joining()))
                : Optional.empty();
    }

    private List<CompletionCandidate> words(CursorSyntax syntax) {
        Optional<Call> call = syntax.call();
        List<CompletionCandidate> fitting =
                call.map(each -> arguments(syntax, each)).orElse(List.of());
        List<CompletionCandidate> begun = matching(syntax.word(), fitting);
        boolean isChoice = call.filter(each -> each.key().isPresent() || isEnum(syntax, each))
                .isPresent();
        if (!fitting.isEmpty() && (syntax.word().isEmpty() || isChoice && !begun.isEmpty())) {
            return begun;
        }
        List<CompletionCandidate> all = new ArrayList<>(fitting);
        LocalVariables.names(syntax.code())
                .filter(name -> !context.variables().contains(name)
                        && Vocabulary.find(name).isEmpty())
                .forEach(name -> all.add(CompletionCandidate.of(name, "a variable")));
        context.variables().stream()
                .filter(name -> Vocabulary.find(name).isEmpty())
                .forEach(name -> all.add(variable(name)));
        Vocabulary.all().forEach(word -> all.add(word(word)));
        return Stream.<Supplier<List<CompletionCandidate>>>of(() -> all, () -> KEYWORDS, () -> ClassNames.all(context))
                .map(each -> matching(syntax.word(), each.get()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean isEnum(CursorSyntax syntax, Call call) {
        return overloads(syntax, call).stream()
                .anyMatch(member -> member.parameter(call.argument()).isEnum());
    }

    private ExpressionTypes types(CursorSyntax syntax) {
        return new ExpressionTypes(members, context, syntax.code());
    }

    /** The members of a value or a class; Groovy's own ones only if no other begins so. */
    private List<CompletionCandidate> members(Found owner, String word) {
        Stream<MemberDescriptor> favourites =
                owner.isClass() ? Stream.empty() : members.favourites(owner.type()).stream();
        boolean isMap =
                owner.type() instanceof ValueType known && !known.entries().isEmpty();
        Stream<MemberDescriptor> keys =
                isMap ? members.of(owner).stream().filter(MemberDescriptor::isProperty) : Stream.empty();
        List<MemberDescriptor> all = Stream.of(keys, favourites, members.of(owner).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        List<CompletionCandidate> declared = matching(word, candidates(all));
        return declared.isEmpty() && !owner.isClass() && !word.isEmpty()
                ? matching(word, candidates(members.ofGroovy(owner.type())))
                : joinOverloads(declared);
    }

    private static List<CompletionCandidate> candidates(List<MemberDescriptor> members) {
        return members.stream().map(MemberDescriptor::candidate).toList();
    }

    /** Makes one candidate of overloads that are typed alike, labelled with all of their parameters. */
    private static List<CompletionCandidate> joinOverloads(List<CompletionCandidate> all) {
        Map<String, CompletionCandidate> byValue = new LinkedHashMap<>();
        all.forEach(each -> byValue.merge(
                each.value(),
                each,
                (first, more) -> new CompletionCandidate(
                        first.value(), first.label() + "  " + more.label(), first.description())));
        return List.copyOf(byValue.values());
    }

    private List<CompletionCandidate> contents(CursorSyntax syntax) {
        Optional<Call> call = syntax.call();
        if (call.isPresent()) {
            return call.get()
                    .key()
                    .map(arguments::stringsOfName)
                    .orElseGet(() -> arguments.strings(
                            callee(syntax, call.get()), call.get().argument()));
        }
        int last = syntax.code().size() - 1;
        if (last > 0 && syntax.code().get(last).is("[")) {
            return keys(types(syntax).endingAt(last - 1));
        }
        return last > 0 && syntax.code().get(last).is("=")
                ? arguments.stringsOfName(syntax.code().get(last - 1).text())
                : List.of();
    }

    private static List<CompletionCandidate> keys(Optional<Found> owner) {
        return owner.map(Found::type)
                .filter(ValueType.class::isInstance)
                .map(type -> ((ValueType) type)
                        .entries().keySet().stream()
                                .map(key -> CompletionCandidate.of(key, "a key"))
                                .toList())
                .orElse(List.of());
    }

    private static String callee(CursorSyntax syntax, Call call) {
        return syntax.code().get(call.name()).text();
    }

    private List<CompletionCandidate> arguments(CursorSyntax syntax, Call call) {
        if (call.key().isPresent()) {
            return arguments.valuesOfKey(call.key().get());
        }
        List<MemberDescriptor> overloads = overloads(syntax, call);
        if (overloads.isEmpty()) {
            return arguments.valuesOfName(callee(syntax, call));
        }
        List<CompletionCandidate> all = new ArrayList<>(arguments.keys(callee(syntax, call), call.used()));
        if (call.used().isEmpty()) {
            all.addAll(arguments.values(overloads, callee(syntax, call), call.argument()));
            context.variables().stream()
                    .filter(name -> isArgument(name, overloads, call.argument()))
                    .forEach(name -> all.add(variable(name)));
        }
        return all;
    }

    private boolean isArgument(String variable, List<MemberDescriptor> overloads, int argument) {
        return context.typeOf(variable)
                .map(GenericTypes::raw)
                .filter(type ->
                        overloads.stream().anyMatch(member -> ArgumentCompleter.fits(type, member.parameter(argument))))
                .isPresent();
    }

    private List<MemberDescriptor> overloads(CursorSyntax syntax, Call call) {
        String name = callee(syntax, call);
        ExpressionTypes types = types(syntax);
        List<MemberDescriptor> all = types.isMember(call.name())
                ? types.receiver(call.name()).map(members::of).orElse(List.of())
                : members.words();
        return all.stream()
                .filter(member -> member.name().equals(name) && !member.isProperty())
                .toList();
    }

    private CompletionCandidate variable(String name) {
        String type = context.typeOf(name)
                .map(GenericTypes::name)
                .filter(text -> !text.isEmpty())
                .map(text -> ", " + text)
                .orElse("");
        return CompletionCandidate.of(name, "a variable" + type);
    }

    private static CompletionCandidate word(VocabularyWord word) {
        String value = word.name();
        if (word.signature().endsWith("()")) {
            value = word.signature();
        } else if (word.isMethod()) {
            value += word.signature().startsWith(word.name() + "(") ? "(" : " { ";
        }
        return new CompletionCandidate(value, word.signature(), word.sentence());
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
