package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.eval.StatementHistory;
import dev.arrshell.internal.repl.eval.StatementHistory.Statement;
import dev.arrshell.internal.repl.export.StatementRange;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :drop}: removes statements from the list that {@code :save} writes; their effects remain. */
@Command(name = "drop", description = "lists what :save would write, by number; :drop 3 or 1-5,8 leaves that out")
public final class DropCommand implements ReplCommand {

    @Parameters(arity = "0..1", paramLabel = "NUMBERS", description = "the numbers of statements, such as 3 or 1-5,8")
    private String range;

    @Override
    public void run(CommandContext context) {
        StatementHistory statements = context.evaluator().statements();
        if (range == null) {
            List<Statement> all = statements.all();
            context.print(all.isEmpty() ? "no statement has succeeded yet" : list(all));
            return;
        }
        List<Statement> dropped = StatementRange.choose(range, statements.all());
        dropped.forEach(each -> statements.drop(each.number()));
        context.print(list(dropped) + "\n(left out of what :save writes; what " + (dropped.size() == 1 ? "it" : "they")
                + " did is not undone)");
    }

    private static String list(List<Statement> statements) {
        return statements.stream()
                .map(each -> String.format(
                        "%5d  %s",
                        each.number(),
                        SourceSecretMasker.mask(each.text()).text().replace("\n", "\n       ")))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return context.evaluator().statements().all().stream()
                .map(each -> CompletionCandidate.of(
                        String.valueOf(each.number()),
                        SourceSecretMasker.mask(each.text()).text().replaceAll("(?s)\n.*", " …")))
                .toList();
    }
}
