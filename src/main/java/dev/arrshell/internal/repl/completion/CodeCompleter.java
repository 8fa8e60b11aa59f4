package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.completion.CursorSyntax.Call;
import dev.arrshell.internal.repl.completion.ExpressionTypes.Found;
import dev.arrshell.internal.repl.eval.DotContinuation;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        String before = DotContinuation.complete(source.substring(0, cursor));
        int inserted = before.length() - cursor;
        return analyse(
                        before,
                        syntax -> new CompletionResult(syntax.start() - inserted, syntax.word(), candidates(syntax)))
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

    private List<CompletionCandidate> candidates(CursorSyntax syntax) {
        if (syntax.inString()) {
            return matching(syntax.word(), contents(syntax));
        }
        if (syntax.isMember()) {
            return types(syntax)
                    .receiver(syntax.code().size())
                    .map(owner -> members(owner, syntax.word()))
                    .orElse(List.of());
        }
        List<CompletionCandidate> fitting =
                syntax.call().map(call -> arguments(syntax, call)).orElse(List.of());
        if (syntax.word().isEmpty() && !fitting.isEmpty()) {
            return fitting;
        }
        List<CompletionCandidate> all = new ArrayList<>(fitting);
        context.variables().stream()
                .filter(name -> Vocabulary.find(name).isEmpty())
                .forEach(name -> all.add(variable(name)));
        Vocabulary.all().forEach(word -> all.add(word(word)));
        List<CompletionCandidate> found = matching(syntax.word(), all);
        return found.isEmpty() ? matching(syntax.word(), KEYWORDS) : found;
    }

    private ExpressionTypes types(CursorSyntax syntax) {
        return new ExpressionTypes(members, context, syntax.code());
    }

    /** The members of a value or a class; Groovy's own ones only if no other begins so. */
    private List<CompletionCandidate> members(Found owner, String word) {
        List<CompletionCandidate> declared = matching(word, candidates(members.of(owner)));
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
        return last > 0 && syntax.code().get(last).is("=")
                ? arguments.stringsOfName(syntax.code().get(last - 1).text())
                : List.of();
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
            return List.of();
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
