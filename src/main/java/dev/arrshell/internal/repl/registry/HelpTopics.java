package dev.arrshell.internal.repl.registry;

import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.CompletionContext;
import dev.arrshell.internal.repl.completion.ExpressionTypes;
import dev.arrshell.internal.repl.completion.GenericTypes;
import dev.arrshell.internal.repl.completion.MemberCatalogue;
import dev.arrshell.internal.repl.help.ErrorPages;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.repl.help.HelpEntry;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics of the help: words, types, members, commands of the prompt and pages about errors, laid out for a screen. */
public final class HelpTopics {

    private static final int MOST_FOUND = 8;
    private static final String TOPIC = "topic";

    private final CommandRegistry commands;
    private final HelpCatalogue catalogue;
    private final CompletionContext known;
    private final Screen screen;

    HelpTopics(CommandRegistry commands, HelpCatalogue catalogue, CompletionContext known, Screen screen) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.known = known;
        this.screen = screen;
    }

    /** The topics of the language alone, where no variable has a value. */
    public static HelpTopics ofLanguage(Screen screen) {
        HelpCatalogue catalogue = new HelpCatalogue();
        return new HelpTopics(new CommandRegistry(catalogue), catalogue, new NoVariables(), screen);
    }

    /** The names of the words and of the pages about errors. */
    public static List<String> names() {
        return Stream.concat(Vocabulary.all().stream().map(VocabularyWord::name), ErrorPages.topics().keySet().stream())
                .distinct()
                .toList();
    }

    /** The commands of the prompt and the words of the language. */
    String overview() {
        String words = Vocabulary.all().stream()
                .filter(VocabularyWord::isMethod)
                .map(VocabularyWord::name)
                .collect(Collectors.joining(" ", "Words: ", ""));
        Stream<Map<String, Object>> rows = commands.names().stream()
                .map(name -> row(
                        "command", ":" + name, commands.find(name).orElseThrow().description()));
        return table(rows) + "\n" + String.join("\n", LineWrapper.lines(words, screen.width(), screen.cells()))
                + "\nMore: :help session, :help lease, session?, :help :save";
    }

    private static Map<String, Object> row(String heading, String name, String description) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(heading, name);
        row.put("does", description);
        return row;
    }

    private String table(Stream<Map<String, Object>> rows) {
        return ViewWriter.text(rows.toList(), ViewFormat.TABLE, screen);
    }

    /**
     * All topics by name, each with a sentence: the words, the pages about errors, the commands of the prompt.
     *
     * @return lines of a table
     */
    public String index() {
        Stream<Map<String, Object>> words =
                Vocabulary.all().stream().map(word -> row(TOPIC, word.name(), word.sentence()));
        Stream<Map<String, Object>> prompt = commands.names().stream()
                .map(name ->
                        row(TOPIC, ":" + name, commands.find(name).orElseThrow().description()));
        return table(Stream.of(words, pages(), prompt).flatMap(each -> each));
    }

    /**
     * Explains a topic.
     *
     * @throws IllegalArgumentException if there is no such topic; the message names the nearest ones
     */
    public String text(String asked) {
        String word = asked.replaceFirst("\\(\\)$", "");
        return variable(word)
                .or(() -> member(word))
                .or(() -> errors(word))
                .or(() -> word(word))
                .or(() -> command(word))
                .or(() -> ErrorPages.text(word, screen))
                .or(() -> found(asked))
                .orElseThrow(() -> unknown(asked));
    }

    private static Stream<Map<String, Object>> pages() {
        return ErrorPages.topics().entrySet().stream().map(page -> row(TOPIC, page.getKey(), page.getValue()));
    }

    /** The page that a message names, or all of them. */
    private Optional<String> errors(String word) {
        return word.equals("errors")
                ? Optional.of(table(pages()))
                : Optional.of(word)
                        .filter(each -> each.startsWith("errors/"))
                        .flatMap(each -> ErrorPages.text(each, screen));
    }

    private Optional<String> variable(String name) {
        return known.typeOf(name)
                .filter(type -> known.variables().contains(name) || name.equals("session"))
                .flatMap(type -> catalogue.entry(HelpCatalogue.name(GenericTypes.raw(type))))
                .map(entry -> text(entry));
    }

    /** Explains a member of an expression: the {@code lease} of {@code c.session().lease}, by declared types. */
    private Optional<String> member(String expression) {
        int dot = expression.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        List<SourceToken> code = SourceLexer.code(expression.substring(0, dot));
        return new ExpressionTypes(new MemberCatalogue(catalogue), known, code)
                .endingAt(code.size() - 1)
                .flatMap(owner -> catalogue.member(GenericTypes.raw(owner.type()), expression.substring(dot + 1)))
                .map(entry -> entry.text(screen));
    }

    /** Explains a word of the language, a type, or a member by its name alone. */
    private Optional<String> word(String word) {
        List<HelpEntry> entries = Stream.of(
                        catalogue.type(word).stream(),
                        catalogue.familiarType(word).stream(),
                        catalogue.members(word).stream(),
                        catalogue.anyType(word).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        if (entries.isEmpty()) {
            return Vocabulary.find(word).map(each -> each.signature() + "\n  " + each.sentence());
        }
        return Optional.of(text(asWritten(entries.get(0), word)) + seeAlso(entries));
    }

    /** A word of scripts is written as {@code createSession(size:, lease:)}, not with the type of its parameter. */
    private static HelpEntry asWritten(HelpEntry entry, String word) {
        return Vocabulary.find(word)
                .filter(known -> known.isMethod() && entry.key().equals("ArrScript#" + word))
                .map(known -> entry.withSignature(
                        known.signature() + ": " + known.type().getSimpleName()))
                .orElse(entry);
    }

    private String text(HelpEntry entry) {
        if (entry.members().isEmpty()) {
            return entry.text(screen);
        }
        Stream<Map<String, Object>> rows = entry.members().stream()
                .flatMap(name -> catalogue.entry(entry.key() + "#" + name).stream()
                        .map(member -> row("member", name, member.summary())));
        return entry.text(screen) + "\n" + table(rows);
    }

    private static String seeAlso(List<HelpEntry> entries) {
        return entries.size() < 2
                ? ""
                : entries.stream().skip(1).map(HelpEntry::title).collect(Collectors.joining(", ", "\n  see also ", ""));
    }

    private Optional<String> command(String word) {
        return commands.find(word.replaceFirst("^[:/]", "")).map(this::command);
    }

    /** How a command is written, what it does, and its options. */
    private String command(ReplCommand command) {
        List<String> lines = new ArrayList<>(List.of(CommandRegistry.synopsis(command)));
        LineWrapper.lines(command.description(), screen.width() - 2, screen.cells())
                .forEach(line -> lines.add("  " + line));
        List<CompletionCandidate> options = CommandRegistry.options(command);
        if (!options.isEmpty()) {
            lines.add(table(options.stream().map(option -> row("option", option.value(), option.description()))));
        }
        return String.join("\n", lines);
    }

    private Optional<String> found(String asked) {
        List<HelpEntry> entries = catalogue.search(List.of(asked.split("\\s+")));
        return switch (entries.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(entries.get(0).text(screen));
            default ->
                Optional.of(table(
                        entries.stream().limit(MOST_FOUND).map(entry -> row(TOPIC, entry.title(), entry.summary()))));
        };
    }

    private IllegalArgumentException unknown(String asked) {
        List<String> more = new ArrayList<>(commands.names());
        Vocabulary.all().forEach(word -> more.add(word.name()));
        return new IllegalArgumentException("there is no help on '" + asked + "'. The nearest topics: "
                + String.join(", ", catalogue.nearest(asked, more)));
    }

    private static final class NoVariables implements CompletionContext {

        @Override
        public Collection<String> variables() {
            return List.of();
        }

        @Override
        public Optional<Type> typeOf(String variable) {
            return Vocabulary.typeOf(variable).map(Type.class::cast);
        }

        @Override
        public Optional<String> source(String variable) {
            return Optional.empty();
        }

        @Override
        public Collection<String> sessionIds() {
            return List.of();
        }
    }
}
