package dev.arrshell.internal.script.state;

import dev.arrshell.internal.script.message.ScriptSource;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Runner of the files and texts that a script itself runs: in the language of the script and over its variables. Not
 * thread-safe.
 */
public final class EvaluatedScripts {

    private final Binding binding;
    private final CompilerConfiguration language;

    EvaluatedScripts(Binding binding, CompilerConfiguration language) {
        this.binding = binding;
        this.language = language;
    }

    /** Runs a text and returns its value. The classes of the loader are at hand in it. */
    public Object evaluate(ClassLoader loader, String text) {
        return shell(loader).evaluate(text);
    }

    /**
     * Runs a file in UTF-8 and returns its value.
     *
     * @throws IOException if it cannot be read, or is not UTF-8
     */
    public Object evaluate(ClassLoader loader, File file) throws IOException {
        return shell(loader).evaluate(text(file), file.getPath());
    }

    /**
     * Runs a file in UTF-8 with arguments of its own.
     *
     * @throws IOException if it cannot be read, or is not UTF-8
     */
    public void run(ClassLoader loader, File file, String[] arguments) throws IOException {
        shell(loader).run(text(file), file.getPath(), arguments);
    }

    private GroovyShell shell(ClassLoader loader) {
        return new GroovyShell(loader, binding, language);
    }

    private static String text(File file) throws IOException {
        if (!file.isFile()) {
            throw new FileNotFoundException(
                    "there is no file " + file + " (in " + Path.of("").toAbsolutePath() + ")");
        }
        return ScriptSource.read(file.toPath()).text();
    }
}
