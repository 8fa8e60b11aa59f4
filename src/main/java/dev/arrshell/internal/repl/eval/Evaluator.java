package dev.arrshell.internal.repl.eval;

import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.script.state.WorkspaceBinding;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import groovy.transform.ThreadInterrupt;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * Runs what is entered, statement after statement over one state. What was entered together is one unit: all of it is
 * parsed before any of it runs, and it stops at its first error. Knows neither terminal nor commands. Not thread-safe;
 * interrupting the thread that runs a unit ends it.
 */
public final class Evaluator {

    private static final String CODE_BASE = "/groovy/shell";

    private final WorkspaceBinding binding;
    private final GroovyShell shell;
    private final ImportCustomizer imports = new ImportCustomizer();
    private final ResultVariables results;
    private final VariableTypes types;
    private final StatementHistory statements = new StatementHistory();
    private int units;

    public Evaluator(Workspace workspace, PrintStream out) {
        binding = new WorkspaceBinding(Objects.requireNonNull(workspace, "workspace"));
        binding.setVariable("out", Objects.requireNonNull(out, "out"));
        binding.setVariable("args", new String[0]);
        results = new ResultVariables(binding);
        types = new VariableTypes(binding);
        shell = ScriptLanguage.shell(
                binding, imports, new DeclarationHoister(), new ASTTransformationCustomizer(ThreadInterrupt.class));
    }

    /** What the statements see as {@code args}; nothing unless told. */
    public void arguments(List<String> arguments) {
        binding.setVariable("args", arguments.toArray(String[]::new));
    }

    /** What the variables are, for completion. */
    public VariableTypes types() {
        return types;
    }

    /** What was run, and what of it succeeded. */
    public StatementHistory statements() {
        return statements;
    }

    public WorkspaceBinding binding() {
        return binding;
    }

    /** Compiles and runs something small, so that the first thing a person enters does not wait for it. */
    public void warmUp() {
        shell.parse(new GroovyCodeSource("x = [1].collect { it + 1 }; \"$x\"", "warm.groovy", CODE_BASE));
    }

    /**
     * Runs a unit.
     *
     * @param source statements, methods, classes and imports
     * @param shown told the value of each statement; null for one that has none
     * @return how it went; never throws what the unit throws
     */
    public EvaluationOutcome run(String source, Consumer<Object> shown) {
        ScriptSource unit = new ScriptSource("prompt" + ++units + ".groovy", source);
        List<Snippet> pieces;
        try {
            pieces = SnippetParser.of(source, unit.name());
        } catch (Throwable e) {
            statements.failed();
            return failed(unit, e, 0, 0);
        }
        return run(unit, pieces, shown);
    }

    private EvaluationOutcome run(ScriptSource unit, List<Snippet> pieces, Consumer<Object> shown) {
        int done = 0;
        for (Snippet piece : pieces) {
            try {
                Object value = run(unit, piece);
                if (value != null) {
                    results.add(value);
                }
                statements.succeeded(piece, value != null);
                done++;
                shown.accept(value);
            } catch (Throwable e) {
                statements.failed();
                return isInterruption(e) ? interrupted(e, done) : failed(unit, e, piece.line(), done);
            }
        }
        return new EvaluationOutcome.Done(done);
    }

    private Object run(ScriptSource unit, Snippet piece) {
        GroovyCodeSource code = new GroovyCodeSource(piece.text(), unit.name(), CODE_BASE);
        code.setCachable(false);
        switch (piece.kind()) {
            case CLASS -> shell.getClassLoader().parseClass(code);
            case IMPORT -> ImportRecorder.add(imports, piece.text(), shell.parse(code));
            case METHOD -> keepMethods(piece, shell.parse(code));
            case STATEMENT -> {
                Object value = shell.parse(code).run();
                types.assigned(piece);
                return value;
            }
        }
        return null;
    }

    /** A method lives on in the script that declared it; a variable of its name makes it callable everywhere. */
    private void keepMethods(Snippet piece, Script script) {
        piece.names().forEach(name -> binding.setVariable(name, new MethodClosure(script, name)));
    }

    private EvaluationOutcome failed(ScriptSource unit, Throwable cause, int line, int done) {
        results.failed(cause);
        ScriptError error = new ErrorTranslator(unit).translate(cause);
        int lines = (int) unit.text().stripTrailing().lines().count();
        return new EvaluationOutcome.Failed(cause, error, Math.max(line, error.line()), lines, done);
    }

    private EvaluationOutcome interrupted(Throwable cause, int done) {
        Thread.interrupted();
        results.failed(cause);
        return new EvaluationOutcome.Interrupted(cause, done);
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
