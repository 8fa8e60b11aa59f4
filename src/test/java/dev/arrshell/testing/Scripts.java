package dev.arrshell.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs scripts in this process against an emulator of their own, one after the other over one state. */
public final class Scripts implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Workspace workspace;
    private final ScriptRunner runner;

    /** With nothing configured. */
    public Scripts() {
        this(Map.of());
    }

    /** With an environment of which nothing is added to and nothing taken away. */
    public Scripts(Map<String, String> environment) {
        var setup = ScriptSettings.of(environment);
        workspace = new Workspace(setup.target(), setup, notices::add);
        runner = new ScriptRunner(workspace, new PrintStream(out, true, UTF_8));
    }

    /** Runs a text. */
    public Object run(String code, String... arguments) {
        return runner.run(new ScriptSource("test.groovy", code), List.of(arguments));
    }

    /** Runs a file. */
    public Object run(ScriptSource source, String... arguments) {
        return runner.run(source, List.of(arguments));
    }

    /**
     * Runs a text that fails.
     *
     * @throws AssertionError if it does not
     */
    public ScriptError failure(String code) {
        try {
            Object value = run(code);
            throw new AssertionError("did not fail, but gave " + value);
        } catch (ScriptFailure e) {
            return e.error();
        }
    }

    /** All that was printed so far. */
    public String out() {
        return out.toString(UTF_8);
    }

    /** All that was told besides. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** The state. */
    public Workspace workspace() {
        return workspace;
    }

    /** What the emulator was asked. */
    public List<Exchange> journal() {
        return workspace.target().emulator().orElseThrow().journal();
    }

    /** What the emulator was asked, in short: {@code [TOKEN, CREATE]}. */
    public List<String> operations() {
        return journal().stream()
                .map(exchange -> exchange.operation().map(Enum::name).orElse("?"))
                .toList();
    }

    @Override
    public void close() {
        workspace.end();
    }
}
