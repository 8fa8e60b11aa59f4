package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.help.CommonOptions;
import dev.arrshell.internal.repl.registry.HelpTopics;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr explain}: the help of the prompt, in a shell. */
@CommonOptions({})
@Command(
        name = "explain",
        description = {
            "Explains a word of the language, a type, a member such as session.stop, a command of the prompt such as :save,"
                    + " or a page about errors such as errors/authentication.",
            "Without a topic it lists all; several words are searched for. Sends nothing."
        })
public final class ExplainCommand implements Runnable {

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            completionCandidates = TopicNames.class,
            description = "The topic, such as lease.")
    private List<String> words = List.of();

    public ExplainCommand(CliContext context) {
        this.context = context;
    }

    /** The names that a shell completes. */
    static final class TopicNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return HelpTopics.names().iterator();
        }
    }

    @Override
    public void run() {
        context.options().output().ifPresent(form -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "--output " + form + ": arr explain prints a text for people, and nothing else");
        });
        HelpTopics topics = HelpTopics.ofLanguage(context.screen());
        String asked = String.join(" ", words).strip();
        context.console().out().println(asked.isEmpty() ? topics.index() : text(topics, asked));
        context.console().checkOutput();
    }

    private String text(HelpTopics topics, String asked) {
        try {
            return topics.text(asked);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ". arr explain lists all", e);
        }
    }
}
