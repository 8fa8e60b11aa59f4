package dev.arrshell.internal.repl.eval;

import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.internal.script.compile.ScriptImports;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.script.state.WorkspaceBinding;
import dev.arrshell.model.SessionId;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * Evaluator of inputs, snippet by snippet over one state. An input is parsed as a whole before any of it runs, and
 * stops at its first error. Interrupting the thread that runs an input ends it, and so does stopping it where it is a
 * {@link StatementThread}. Not thread-safe.
 */
public final class Evaluator {

    private static final String CODE_BASE = "/groovy/shell";

    private final WorkspaceBinding binding;
    private final ScriptLibraries libraries;
    private final GroovyShell shell;
    private final ImportCustomizer imports = new ScriptImports();
    private final ResultVariables results;
    private final VariableTypes types;
    private final StatementHistory statements = new StatementHistory();
    private final Queue<SessionId> started = new ConcurrentLinkedQueue<>();
    private int inputs;

    public Evaluator(Workspace workspace, PrintStream out) {
        this(workspace, out, ScriptLibraries.NONE);
    }

    /** Makes an evaluator whose inputs find classes and scripts in libraries too. */
    public Evaluator(Workspace workspace, PrintStream out, ScriptLibraries libraries) {
        InterruptCheckInserter checks = new InterruptCheckInserter();
        binding = new WorkspaceBinding(
                Objects.requireNonNull(workspace, "workspace"), ScriptLanguage.configuration(checks));
        workspace.exitCleanup().onStarted(session -> started.add(session.id()));
        binding.setVariable("out", Objects.requireNonNull(out, "out"));
        arguments(List.of());
        results = new ResultVariables(binding);
        types = new VariableTypes(binding);
        this.libraries = libraries;
        shell = ScriptLanguage.shell(binding, libraries, imports, new DeclarationHoister(), checks);
    }

    /** Sets what the statements see as {@code args}. */
    public void arguments(List<String> arguments) {
        binding.setVariable("args", arguments.toArray(String[]::new));
    }

    public ScriptLibraries libraries() {
        return libraries;
    }

    /** Chooses whether {@code _7} is the result of statement 7; by default it is the seventh before the last. */
    public void numberResults(boolean on) {
        results.number(on);
    }

    public VariableTypes types() {
        return types;
    }

    public StatementHistory statements() {
        return statements;
    }

    public WorkspaceBinding binding() {
        return binding;
    }

    /** Compiles something small, so that the first input does not wait for the compiler to load. */
    public void warmUp() {
        shell.parse(new GroovyCodeSource("x = [1].collect { it + 1 }; \"$x\"", "warm.groovy", CODE_BASE));
    }

    /**
     * Runs an input.
     *
     * @param source statements, methods, classes and imports, or a leading dot that continues the last result
     * @param onValue given the value of each snippet; null for one that has none
     * @return the outcome; never throws what the input throws
     */
    public EvaluationOutcome run(String source, Consumer<Object> onValue) {
        ScriptSource input = new ScriptSource("prompt" + ++inputs + ".groovy", DotContinuation.complete(source));
        boolean isContinuation = DotContinuation.is(source);
        int line = 0;
        int done = 0;
        try {
            for (Snippet snippet : declarationsFirst(SnippetParser.parse(input.text(), input.name()))) {
                line = snippet.line();
                StatementThread.check();
                Map<String, Integer> known = results.statements();
                started.clear();
                Object value = run(input, snippet);
                if (StatementThread.isLeftBehind()) {
                    break;
                }
                if (value != null) {
                    results.add(statements.next(), value);
                }
                statements.succeeded(snippet, value, binding.workspace().isCurrent(value), known, List.copyOf(started));
                done++;
                onValue.accept(value);
            }
            return new EvaluationOutcome.Done();
        } catch (Throwable e) {
            if (!StatementThread.isLeftBehind()) {
                statements.failed();
                results.failed(e);
            }
            if (StatementThread.isStopped() || isInterruption(e)) {
                Thread.interrupted();
                return new EvaluationOutcome.Interrupted(e);
            }
            return failed(input, isContinuation, e, line, done);
        }
    }

    /** As in a script, a statement may use what is declared further down. */
    private static List<Snippet> declarationsFirst(List<Snippet> snippets) {
        return snippets.stream().sorted(Comparator.comparing(Snippet::kind)).toList();
    }

    private Object run(ScriptSource input, Snippet snippet) {
        GroovyCodeSource code = new GroovyCodeSource(snippet.text(), input.name(), CODE_BASE);
        code.setCachable(false);
        switch (snippet.kind()) {
            case CLASS -> {
                Class<?> declared = shell.getClassLoader().parseClass(code);
                imports.addImports(declared.getName());
                types.declared(declared);
            }
            case IMPORT -> {
                shell.parse(code);
                ImportRecorder.record(imports, types, shell.getClassLoader(), snippet.text());
            }
            case METHOD -> declare(snippet, shell.parse(code));
            case STATEMENT -> {
                Object value = shell.parse(code).run();
                if (!StatementThread.isLeftBehind()) {
                    types.assigned(snippet);
                }
                return value;
            }
        }
        return null;
    }

    /** Makes a method callable everywhere: a variable of its name holds it, together with the script that declared it. */
    private void declare(Snippet method, Script script) {
        method.names().forEach(name -> binding.setVariable(name, new MethodClosure(script, name)));
    }

    private static EvaluationOutcome failed(
            ScriptSource input, boolean isContinuation, Throwable cause, int line, int done) {
        ScriptError error = new ErrorTranslator(input).translate(cause);
        int lines = (int) input.text().stripTrailing().lines().count();
        return new EvaluationOutcome.Failed(
                cause,
                isContinuation && error.line() == 1 ? DotContinuation.asTyped(error) : error,
                Math.max(line, error.line()),
                lines,
                done);
    }

    private static boolean isInterruption(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof InterruptedException
                    || link instanceof WaitCancelledException
                    || link instanceof CallInterruptedException) {
                return true;
            }
        }
        return false;
    }
}
