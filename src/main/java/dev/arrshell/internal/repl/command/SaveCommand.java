package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.files.HomePath;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.FileNameCompleter;
import dev.arrshell.internal.repl.eval.StatementHistory.Statement;
import dev.arrshell.internal.repl.export.ScriptExporter;
import dev.arrshell.internal.repl.export.StatementRange;
import dev.arrshell.internal.repl.export.TestExporter;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.model.SessionStatus;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :save}: the statements that succeeded, written to a file as a script or a test. */
@Command(
        name = "save",
        customSynopsis = ":save [--force] [--junit] [--spock] [1-5,8] FILE",
        description = "writes what succeeded as a script, or as a test: --junit T.java, --spock S.groovy;"
                + " :save 1-5,8 FILE some of it, :save 1-5,8 on the screen")
public final class SaveCommand implements ReplCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "the file to write, or the numbers of statements")
    private String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "the file, after numbers")
    private String second;

    @Option(names = "--force", description = "replaces a file that exists")
    private boolean force;

    @Option(names = "--junit", description = "as a JUnit 5 test in Java")
    private boolean junit;

    @Option(names = "--spock", description = "as a Spock specification")
    private boolean spock;

    @Override
    public void run(CommandContext context) {
        if (junit && spock) {
            throw new IllegalArgumentException("--junit and --spock exclude each other: choose one");
        }
        if ((junit || spock || force) && file().isEmpty()) {
            throw new IllegalArgumentException(
                    "--junit, --spock and --force need a file after the numbers: :save " + first + " FILE");
        }
        List<Statement> statements = chosen(context);
        ScriptExporter exporter = new ScriptExporter(
                statements,
                text -> ScriptLanguage.shell(
                                context.evaluator().binding(),
                                context.evaluator().libraries())
                        .parse(text, "saved.groovy"));
        String script = exporter.script();
        Optional<Path> file = file();
        if (file.isEmpty()) {
            context.print(script.stripTrailing());
            return;
        }
        write(file.get(), wrap(script, file.get(), statements, context));
        int failed = hasRange() ? 0 : context.evaluator().statements().failures();
        context.print(report(file.get(), statements.size(), failed, exporter));
    }

    private boolean hasRange() {
        return second != null || StatementRange.is(first);
    }

    /** Where it is written; empty for the screen. */
    private Optional<Path> file() {
        return hasRange() ? Optional.ofNullable(second).map(HomePath::of) : Optional.of(HomePath.of(first));
    }

    private List<Statement> chosen(CommandContext context) {
        List<Statement> all = context.evaluator().statements().all();
        if (all.isEmpty()) {
            throw new IllegalStateException("no statement has succeeded yet, so there is nothing to save");
        }
        return hasRange() ? StatementRange.choose(first, all) : all;
    }

    private String wrap(String script, Path file, List<Statement> statements, CommandContext context) {
        List<Optional<SessionStatus>> outcomes = statements.stream()
                .flatMap(each -> each.started().stream())
                .map(context.tracker()::outcome)
                .toList();
        String account = Objects.toString(context.workspace().accountId(), "");
        TestExporter test = new TestExporter(script, account, outcomes);
        String name = file.getFileName().toString();
        if (junit) {
            return test.junit(name);
        }
        return spock ? test.spock(name) : script;
    }

    private void write(Path file, String text) {
        try {
            if (force) {
                Files.writeString(file, text);
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " exists; --force replaces it", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no directory " + file.toAbsolutePath().getParent(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private String report(Path file, int saved, int failed, ScriptExporter exporter) {
        List<String> notes = new ArrayList<>();
        if (failed > 0) {
            notes.add(failed + (failed == 1 ? " failed one" : " failed ones") + " left out");
        }
        if (exporter.replaced() > 0) {
            notes.add(exporter.replaced() + " declared again later left out");
        }
        if (exporter.keys() > 0) {
            notes.add(exporter.keys() + (exporter.keys() == 1 ? " key" : " keys") + " as " + SourceSecretMasker.KEY);
        }
        int written = saved - exporter.replaced();
        return "saved " + written + (written == 1 ? " statement" : " statements")
                + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")")
                + (junit || spock ? "" : " - run: arr " + file);
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before, String begun) {
        boolean isNamed = before.stream().anyMatch(word -> !word.startsWith("-") && !StatementRange.is(word));
        return isNamed ? List.of() : FileNameCompleter.paths(begun, ".groovy", ".java");
    }
}
