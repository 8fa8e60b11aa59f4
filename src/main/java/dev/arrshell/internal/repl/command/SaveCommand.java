package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.eval.StatementRecord;
import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;
import picocli.CommandLine;

/** {@code :save}. */
@CommandLine.Command
public final class SaveCommand implements ReplCommand {

    @CommandLine.Parameters(paramLabel = "FILE", description = "where to")
    private Path file;

    @CommandLine.Option(names = "--force", description = "replaces a file that exists")
    private boolean force;

    @CommandLine.Option(names = "--junit", description = "as a JUnit 5 test in Java")
    private boolean junit;

    @CommandLine.Option(names = "--spock", description = "as a Spock specification")
    private boolean spock;

    @Override
    public String name() {
        return "save";
    }

    @Override
    public String sentence() {
        return "writes what succeeded as a script, or as a test: --junit T.java, --spock S.groovy";
    }

    @Override
    public void run(CommandContext prompt) {
        if (junit && spock) {
            throw new IllegalArgumentException("--junit and --spock cannot both be meant");
        }
        List<StatementRecord> statements = prompt.evaluator().statements().all();
        if (statements.isEmpty()) {
            throw new IllegalStateException("nothing has succeeded yet, so there is nothing to save");
        }
        ScriptExporter script = new ScriptExporter(statements);
        String text = script.text();
        compiled(text, prompt);
        write(wrapped(text));
        prompt.print(report(statements.size(), prompt.evaluator().statements().failures(), script.keys()));
    }

    /** A script that cannot be compiled is of no use to anybody, so it is not written. */
    private static void compiled(String text, CommandContext prompt) {
        try {
            ScriptLanguage.shell(prompt.evaluator().binding()).parse(text, "saved.groovy");
        } catch (CompilationFailedException e) {
            throw new IllegalStateException(
                    "what was entered makes no script, so nothing was written. " + e.getMessage(), e);
        }
    }

    private String wrapped(String text) {
        String name = file.getFileName().toString();
        if (junit) {
            return TestExporter.junit(name, text);
        }
        return spock ? TestExporter.spock(name, text) : text;
    }

    private void write(String text) {
        try {
            if (force) {
                Files.writeString(file, text);
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " exists: --force replaces it", e);
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
