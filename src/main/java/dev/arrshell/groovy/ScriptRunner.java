package dev.arrshell.groovy;

import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.runtime.FormatHelper;

/**
 * Compiles and runs scripts, one after the other, over one workspace. What they left running is ended by
 * {@link Workspace#end()}, which is the caller's to do. Not thread-safe.
 */
public final class ScriptRunner {

    private static final String CODE_BASE = "/groovy/script";

    private final WorkspaceBinding binding;
    private final GroovyShell shell;

    /**
     * Makes a runner.
     *
     * @param workspace the state that the scripts build on
     * @param out where {@code println} goes
     * @throws NullPointerException if an argument is null
     */
    public ScriptRunner(Workspace workspace, PrintStream out) {
        this(workspace, out, new CompilationCustomizer[0]);
    }

    private ScriptRunner(Workspace workspace, PrintStream out, CompilationCustomizer... customizers) {
        binding = new WorkspaceBinding(workspace);
        binding.setVariable("out", Objects.requireNonNull(out, "out"));
        shell = Language.shell(binding, customizers);
    }

    /** A runner whose scripts sleep on the workspace's time also where they say it in Java's words. */
    static ScriptRunner rehearsing(Workspace workspace, PrintStream out) {
        return new ScriptRunner(workspace, out, new JavaSleeps(), new OwnEntries());
    }

    /**
     * Runs a script to its end.
     *
     * @param source the script
     * @param arguments what it sees as {@code args}
     * @return the value of its last expression, or null
     * @throws ScriptFailure if it cannot be compiled or ends with an exception
     */
    public Object run(ScriptSource source, List<String> arguments) {
        binding.setVariable("args", arguments.toArray(String[]::new));
        try {
            return compiled(source).run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw new ScriptFailure(new ErrorTranslator(source).translate(e), e);
        }
    }

    /**
     * Writes a value as Groovy does.
     *
     * @param value anything
     * @return {@code [1, 2]}, {@code [size:STANDARD]}, or the value's own text
     */
    public static String format(Object value) {
        return FormatHelper.toString(value);
    }

    private Script compiled(ScriptSource source) {
        return shell.parse(new GroovyCodeSource(source.text(), source.fileName(), CODE_BASE));
    }
}
