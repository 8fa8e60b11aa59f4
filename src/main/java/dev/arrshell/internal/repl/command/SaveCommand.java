package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.eval.StatementHistory.Statement;
import dev.arrshell.internal.repl.export.ScriptExporter;
import dev.arrshell.internal.repl.export.TestExporter;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :save}: the statements that succeeded, written to a file as a script or a test. */
@Command(
        name = "save",
        description = "writes what succeeded as a script, or as a test: --junit T.java, --spock S.groovy")
public final class SaveCommand implements ReplCommand {

    @Parameters(paramLabel = "FILE", description = "the file to write")
    private Path file;

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
        List<Statement> statements = context.evaluator().statements().all();
        if (statements.isEmpty()) {
            throw new IllegalStateException("no statement has succeeded yet, so there is nothing to save");
        }
        ScriptExporter exporter = new ScriptExporter(statements);
        String script = exporter.script();
        requireCompilable(script, context);
        write(wrap(script));
        context.print(report(statements.size(), context.evaluator().statements().failures(), exporter.keys()));
    }

    private static void requireCompilable(String script, CommandContext context) {
        try {
            ScriptLanguage.shell(context.evaluator().binding()).parse(script, "saved.groovy");
        } catch (CompilationFailedException e) {
            throw new IllegalStateException(
                    "the statements do not compile as one script, so nothing was written. " + e.getMessage(), e);
        }
    }

    private String wrap(String script) {
        String name = file.getFileName().toString();
        if (junit) {
            return TestExporter.junit(name, script);
        }
        return spock ? TestExporter.spock(name, script) : script;
    }

    private void write(String text) {
        try {
            if (force) {
                Files.writeString(file, text);
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " exists; --force replaces it", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private String report(int saved, int failed, int keys) {
        List<String> notes = new ArrayList<>();
        if (failed > 0) {
            notes.add(failed + (failed == 1 ? " failed one" : " failed ones") + " left out");
        }
        if (keys > 0) {
            notes.add(keys + (keys == 1 ? " key" : " keys") + " as " + SourceSecretMasker.KEY);
        }
        return "saved " + saved + (saved == 1 ? " statement" : " statements")
                + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")")
                + (junit || spock ? "" : " - run: arr " + file);
    }
}
