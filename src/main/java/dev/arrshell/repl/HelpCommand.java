package dev.arrshell.repl;

import dev.arrshell.groovy.Vocabulary;
import dev.arrshell.groovy.VocabularyWord;
import dev.arrshell.internal.view.Screen;
import dev.arrshell.internal.view.View;
import dev.arrshell.internal.view.Views;
import dev.arrshell.internal.view.Wrapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code :help}, and what is meant by {@code session?}. */
@CommandLine.Command
final class HelpCommand implements Command {

    private static final int MOST_FOUND = 8;

    private final Commands commands;
    private final HelpCatalogue catalogue;

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            description = "a word, a variable, :command, or words")
    private List<String> topic = List.of();

    HelpCommand(Commands commands, HelpCatalogue catalogue) {
        this.commands = commands;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String sentence() {
        return "explains a word, a variable or a command; also session? and ?lease total";
    }

    @Override
    public void run(Prompt prompt) {
        String asked = String.join(" ", topic).strip();
        prompt.print(asked.isEmpty() ? overview(prompt.screen()) : answer(asked, prompt));
    }

    private String overview(Screen screen) {
        List<Map<String, Object>> rows =
                commands.names().stream().map(this::row).toList();
        return Views.text(rows, View.TABLE, screen) + "\n"
                + String.join(
                        "\n",
                        Wrapping.lines(
                                "Words: "
                                        + Vocabulary.all().stream()
                                                .filter(VocabularyWord::isMethod)
                                                .map(VocabularyWord::name)
                                                .collect(Collectors.joining(" ")),
                                screen.width(),
                                screen.cells()))
                + "\nMore: :help session, :help lease, session?, :help :save";
    }

    private Map<String, Object> row(String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("command", ":" + name);
        row.put("does", commands.find(name).orElseThrow().sentence());
        return row;
    }

    private String answer(String asked, Prompt prompt) {
        String word = asked.replaceFirst("\\(\\)$", "");
        return Stream.<Optional<String>>of(
                        variable(word, prompt), chain(word, prompt), known(word, prompt), command(word))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> found(asked, prompt))
                .orElseThrow(() -> unknown(asked));
    }

    private Optional<String> variable(String name, Prompt prompt) {
        return prompt.evaluator()
                .types()
                .typeOf(name)
                .filter(type -> prompt.evaluator().types().names().contains(name) || name.equals("session"))
                .flatMap(type -> catalogue.entry(HelpCatalogue.name(Types.raw(type))))
                .map(HelpEntry::line);
    }

    /** {@code c.session().lease}: the type before the last dot, by what is declared. */
    private Optional<String> chain(String expression, Prompt prompt) {
        int dot = expression.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        List<Token> code = Chains.code(Lexer.lex(expression.substring(0, dot)));
        Chains chains = new Chains(
                new MemberCatalogue(catalogue), new Known(prompt.evaluator().types()), code);
        return chains.endingAt(code.size() - 1)
                .flatMap(owner -> catalogue.member(Types.raw(owner.type()), expression.substring(dot + 1)))
                .map(entry -> entry.text(prompt.screen()));
    }

    /** Words of the language, types, and members by their names. */
    private Optional<String> known(String word, Prompt prompt) {
        List<HelpEntry> entries = Stream.of(
                        catalogue.type(word).stream(),
                        catalogue.familiarType(word).stream(),
                        catalogue.members(word).stream(),
                        catalogue.anyType(word).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        Optional<String> spoken = Vocabulary.find(word).map(each -> each.signature() + "\n  " + each.sentence());
        if (entries.isEmpty()) {
            return spoken;
        }
        return Optional.of(text(entries.get(0), prompt.screen()) + also(entries));
    }

    private String text(HelpEntry entry, Screen screen) {
        return entry.members().isEmpty() ? entry.text(screen) : entry.text(screen) + "\n" + members(entry, screen);
    }

    private String members(HelpEntry type, Screen screen) {
        List<Map<String, Object>> rows = new ArrayList<>();
        type.members()
                .forEach(name -> catalogue.entry(type.key() + "#" + name).ifPresent(entry -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("member", name);
                    row.put("does", entry.sentence());
                    rows.add(row);
                }));
        return Views.text(rows, View.TABLE, screen);
    }

    private static String also(List<HelpEntry> entries) {
        return entries.size() < 2
                ? ""
                : entries.stream().skip(1).map(HelpEntry::title).collect(Collectors.joining(", ", "\n  see also ", ""));
    }

    private Optional<String> command(String word) {
        String name = word.replaceFirst("^[:/]", "");
        return commands.find(name).map(command -> Commands.synopsis(command) + "\n  " + command.sentence());
    }

    private Optional<String> found(String asked, Prompt prompt) {
        List<HelpEntry> entries = catalogue.search(List.of(asked.split("\\s+")));
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (entries.size() == 1) {
            return Optional.of(entries.get(0).text(prompt.screen()));
        }
        List<Map<String, Object>> rows = entries.stream()
                .limit(MOST_FOUND)
                .map(entry -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("topic", entry.title());
                    row.put("does", entry.sentence());
                    return row;
                })
                .toList();
        return Optional.of(Views.text(rows, View.TABLE, prompt.screen()));
    }

    private IllegalArgumentException unknown(String asked) {
        List<String> more = new ArrayList<>(commands.names());
        Vocabulary.all().forEach(word -> more.add(word.name()));
        return new IllegalArgumentException("there is no help on '" + asked + "'. The nearest topics: "
                + String.join(", ", catalogue.nearest(asked, more)));
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        if (!before.isEmpty()) {
            return List.of();
        }
        Stream<Completion> words = Vocabulary.all().stream().map(word -> Completion.of(word.name(), word.sentence()));
        return Stream.concat(words, commands.names("").stream()).toList();
    }
}
