package dev.arrshell.internal.repl.registry;

import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.CompletionContext;
import dev.arrshell.internal.repl.help.ErrorPages;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :help}, also typed as {@code session?} or {@code ?lease total}: what is known of a topic. */
@Command(name = "help", description = "explains a word, a variable or a command; also session? and ?lease total")
final class ReplHelpCommand implements ReplCommand {

    private final CommandRegistry commands;
    private final HelpCatalogue catalogue;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "a word, a variable, :command, or words")
    private List<String> topic = List.of();

    ReplHelpCommand(CommandRegistry commands, HelpCatalogue catalogue) {
        this.commands = commands;
        this.catalogue = catalogue;
    }

    @Override
    public void run(CommandContext context) {
        String asked = String.join(" ", topic).strip();
        HelpTopics topics = new HelpTopics(
                commands, catalogue, CompletionContext.of(context.evaluator().types(), List::of), context.screen());
        context.print(asked.isEmpty() ? topics.overview() : topics.text(asked));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        Stream<CompletionCandidate> words =
                Vocabulary.all().stream().map(word -> CompletionCandidate.of(word.name(), word.sentence()));
        Stream<CompletionCandidate> pages = ErrorPages.topics().entrySet().stream()
                .map(page -> CompletionCandidate.of(page.getKey(), page.getValue()));
        return Stream.of(words, commands.names("").stream(), pages)
                .flatMap(each -> each)
                .toList();
    }
}
