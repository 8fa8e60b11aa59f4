package dev.arrshell.internal.script.run;

import dev.arrshell.internal.script.compile.ArrCreationGuard;
import dev.arrshell.internal.script.compile.CompiledScript;
import dev.arrshell.internal.script.compile.ScriptCache;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.script.compile.SleepCallTransformer;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.script.state.WorkspaceBinding;
import dev.arrshell.internal.text.PrintedValue;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.runtime.FormatHelper;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Runner of scripts, one after the other, over one workspace. What they left running is ended by {@link Workspace#end()},
 * which the caller has to call. Not thread-safe.
 */
public final class ScriptRunner {

    private final Workspace workspace;
    private final WorkspaceBinding binding;
    private final ScriptCache cache;
    private final CompilationCustomizer[] customizers;
    private final ScriptLibraries libraries;

    /**
     * Makes a runner that compiles each script anew.
     *
     * @param out where {@code println} goes
     */
    public ScriptRunner(Workspace workspace, PrintStream out) {
        this(workspace, out, ScriptCache.none(), ScriptLibraries.NONE);
    }

    /**
     * Makes a runner.
     *
     * @param out where {@code println} goes
     * @param cache where compiled scripts are found and kept
     * @param libraries where scripts find classes and scripts, besides the directory of their own file
     */
    public ScriptRunner(Workspace workspace, PrintStream out, ScriptCache cache, ScriptLibraries libraries) {
        this(workspace, out, cache, libraries, new CompilationCustomizer[0]);
    }

    private ScriptRunner(
            Workspace workspace,
            PrintStream out,
            ScriptCache cache,
            ScriptLibraries libraries,
            CompilationCustomizer... customizers) {
        this.workspace = workspace;
        binding = new WorkspaceBinding(workspace, ScriptLanguage.configuration(customizers));
        binding.setVariable("out", Objects.requireNonNull(out, "out"));
        this.cache = Objects.requireNonNull(cache, "cache");
        this.libraries = Objects.requireNonNull(libraries, "libraries");
        this.customizers = customizers;
    }

    /** A runner whose scripts sleep on the workspace's time also where they call Java's own methods. */
    static ScriptRunner rehearsing(Workspace workspace, PrintStream out, ScriptLibraries libraries) {
        return new ScriptRunner(
                workspace, out, ScriptCache.none(), libraries, new SleepCallTransformer(), new ArrCreationGuard());
    }

    /**
     * Runs a script to its end.
     *
     * @param arguments the script's {@code args}
     * @return the value of its last expression, or null
     * @throws ScriptFailure if it cannot be compiled or ends with an exception
     */
    public Object run(ScriptSource source, List<String> arguments) {
        binding.setVariable("args", arguments.toArray(String[]::new));
        long sentBefore = workspace.history().count();
        try {
            ScriptLibraries all = libraries.beside(source);
            ClassLoader loader = ScriptLanguage.loader(binding, all);
            CompiledScript script = cache.get(
                    source,
                    all,
                    () -> CompiledScript.compile(source, ScriptLanguage.configuration(customizers), all, loader));
            return InvokerHelper.createScript(script.load(loader), binding).run();
        } catch (Throwable e) {
            ScriptError error = new ErrorTranslator(source).translate(e);
            boolean hasSent = workspace.history().count() > sentBefore;
            throw new ScriptFailure(hasSent ? error.afterRequests() : error, e, source);
        }
    }

    /** Writes a value as Groovy does: {@code [1, 2]}, {@code [size:STANDARD]}, or the value's own text. */
    public static String format(Object value) {
        Object printed = PrintedValue.of(value);
        // Groovy's formatter loads its compiler and reads the JDK's packages, which takes a tenth of a short run.
        return printed instanceof String || printed instanceof Number || printed instanceof Boolean
                ? printed.toString()
                : FormatHelper.toString(printed);
    }
}
