package dev.arrshell.repl;

import dev.arrshell.groovy.Vocabulary;
import dev.arrshell.groovy.VocabularyWord;
import dev.arrshell.repl.Chains.Found;
import dev.arrshell.repl.Cursor.Call;
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
final class Completions {

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
    private final Surroundings surroundings;
    private final ArgumentHints hints;

    Completions(MemberCatalogue members, Surroundings surroundings) {
        this.members = Objects.requireNonNull(members, "members");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
        this.hints = new ArgumentHints(surroundings);
    }

    /**
     * Completes.
     *
     * @param source what is typed, all of its lines
     * @param cursor where in it
     * @return the ways to go on; none where nothing is known
     */
    Completing complete(String source, int cursor) {
        String before = Continuation.complete(source.substring(0, cursor));
        int shift = before.length() - cursor;
        try {
            return Cursor.at(before)
                    .map(place -> new Completing(place.start() - shift, place.word(), candidates(place)))
                    .orElseGet(() -> new Completing(cursor, "", List.of()));
        } catch (RuntimeException | LinkageError e) {
            return new Completing(cursor, "", List.of());
        }
    }

    /** The signatures of the call whose argument is being typed; empty outside of one. */
    String tip(String source) {
        try {
            return Cursor.at(Continuation.complete(source))
                    .flatMap(place -> place.call().map(call -> tip(place, call)))
                    .orElse("");
        } catch (RuntimeException | LinkageError e) {
            return "";
        }
    }

    private String tip(Cursor place, Call call) {
        List<Completion> keys = hints.keys(callee(place, call), call.used());
        List<Member> all = overloads(place, call);
        Stream<String> signatures = all.stream()
                .filter(member -> !member.isProperty())
                .filter(member -> !member.parameters().isEmpty())
                .filter(member -> !member.parameters().get(0).equals(java.util.Map.class))
                .map(member -> member.tip(call.argument()));
        String named =
                keys.isEmpty() ? "" : keys.stream().map(Completion::value).collect(Collectors.joining(", "));
        return Stream.concat(named.isEmpty() ? Stream.empty() : Stream.of(named), signatures)
                .limit(3)
                .collect(Collectors.joining("  |  "));
    }

    private List<Completion> candidates(Cursor place) {
        if (place.inString()) {
            return matching(place.word(), inString(place));
        }
        if (place.isMember()) {
            return members(place);
        }
        Optional<Call> call = place.call();
        List<Completion> fitting = call.map(each -> arguments(place, each)).orElse(List.of());
        List<Completion> all = new ArrayList<>(fitting);
        all.addAll(anywhere());
        List<Completion> found = matching(place.word(), all);
        // With nothing typed yet, what fits is all that is offered.
        return place.word().isEmpty() && !fitting.isEmpty()
                ? fitting
                : firstOf(found, () -> matching(place.word(), keywords()));
    }

    private List<Completion> members(Cursor place) {
        List<Token> code = place.code();
        Chains chains = new Chains(members, surroundings, code);
        return chains.receiver(code.size())
                .map(owner -> members(owner, place.word()))
                .orElse(List.of());
    }

    private List<Completion> members(Found owner, String word) {
        List<Member> own = owner.isClass() ? members.ofClass(Types.raw(owner.type())) : members.of(owner.type());
        return firstOf(
                joined(matching(word, own.stream().map(Member::completion).toList())),
                () -> owner.isClass() || word.isEmpty()
                        ? List.of()
                        : matching(
                                word,
                                members.noise(owner.type()).stream()
                                        .map(Member::completion)
                                        .toList()));
    }

    /** Overloads that are typed alike become one way to go on, listed with all of their parameters. */
    private static List<Completion> joined(List<Completion> all) {
        Map<String, Completion> byValue = new LinkedHashMap<>();
        all.forEach(each -> byValue.merge(
                each.value(),
                each,
                (first, more) -> new Completion(first.value(), first.shown() + "  " + more.shown(), first.sentence())));
        return List.copyOf(byValue.values());
    }

    private List<Completion> inString(Cursor place) {
        List<Token> code = place.code();
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

    private static String callee(Cursor place, Call call) {
        return place.code().get(call.name()).text();
    }

    private List<Completion> arguments(Cursor place, Call call) {
        if (call.key().isPresent()) {
            return hints.named(call.key().get());
        }
        List<Member> overloads = overloads(place, call);
        if (overloads.isEmpty()) {
            return List.of();
        }
        List<Completion> all = new ArrayList<>(hints.keys(callee(place, call), call.used()));
        if (call.used().isEmpty()) {
            all.addAll(hints.values(overloads, callee(place, call), call.argument()));
            all.addAll(variablesFor(overloads, call.argument()));
        }
        return all;
    }

    private List<Completion> variablesFor(List<Member> overloads, int argument) {
        return surroundings.variables().stream()
                .filter(name -> surroundings
                        .typeOf(name)
                        .filter(type -> overloads.stream()
                                .filter(member -> !member.isProperty())
                                .anyMatch(member -> ArgumentHints.fits(Types.raw(type), member.parameter(argument))))
                        .isPresent())
                .map(this::variable)
                .toList();
    }

    /** All methods of the called name. */
    private List<Member> overloads(Cursor place, Call call) {
        String name = callee(place, call);
        Chains chains = new Chains(members, surroundings, place.code());
        List<Member> all = chains.isMember(call.name())
                ? chains.receiver(call.name()).map(this::ofOwner).orElse(List.of())
                : members.words();
        return all.stream()
                .filter(member -> member.name().equals(name) && !member.isProperty())
                .toList();
    }

    private List<Member> ofOwner(Found owner) {
        return owner.isClass() ? members.ofClass(Types.raw(owner.type())) : members.of(owner.type());
    }

    private List<Completion> anywhere() {
        List<Completion> all = new ArrayList<>();
        surroundings.variables().forEach(name -> all.add(variable(name)));
        Vocabulary.all().forEach(word -> all.add(word(word)));
        return all;
    }

    private Completion variable(String name) {
        String type = surroundings.typeOf(name).map(Types::name).orElse("");
        return Completion.of(name, type.isEmpty() ? "a variable" : "a variable, " + type);
    }

    private static Completion word(VocabularyWord word) {
        boolean bare = word.signature().endsWith("()");
        String value = !word.isMethod() ? word.name() : bare ? word.signature() : opened(word);
        return new Completion(value, word.signature(), word.sentence());
    }

    private static String opened(VocabularyWord word) {
        return word.name() + (word.signature().startsWith(word.name() + "(") ? "(" : " { ");
    }

    private static List<Completion> keywords() {
        return KEYWORDS.stream()
                .map(each -> Completion.of(each, "Groovy's own"))
                .toList();
    }

    private static List<Completion> firstOf(List<Completion> first, Supplier<List<Completion>> otherwise) {
        return first.isEmpty() ? otherwise.get() : first;
    }

    /** Those that begin as typed; if there are none, those that begin so in another case. */
    private static List<Completion> matching(String word, List<Completion> all) {
        List<Completion> exact = all.stream()
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
