package dev.arrshell.testkit;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.exit.ExitPolicy;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.RequestTarget;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script in a test, run on an emulator; nothing that is configured is read. The prompt's {@code :save --junit} and
 * {@code :save --spock} write tests that use it. Needs {@code org.apache.groovy:groovy} on the class path. Thread-safe.
 */
public final class EmulatedScript {

    private EmulatedScript() {}

    /**
     * Runs a script to its end on an emulator of its own, in virtual time, and stops the sessions that it left running. It
     * prints to standard output.
     *
     * @param name the name of the script in messages
     * @param text the script
     * @return the value of its last expression, or null
     * @throws AssertionError if the script does not compile, ends with an exception, or something fails at its end
     * @throws IllegalStateException if Groovy is not on the class path. Nothing was started
     * @throws NullPointerException if an argument is null
     */
    public static @Nullable Object run(String name, String text) {
        ScriptSource source = new ScriptSource(name, text);
        requireGroovy();
        ScriptSettings emulated = ScriptSettings.of(Map.of());
        return run(source, new Workspace(emulated.target(), emulated, System.out::println));
    }

    /**
     * Runs a script to its end on an emulator that is running, for its first account. The sessions that it left running go
     * on, so that a test can look at them; neither they nor the emulator are ended here. It prints to standard output.
     *
     * @param name the name of the script in messages
     * @param text the script; {@code env.ARR_ACCOUNT_ID} and {@code secret('ARR_ACCOUNT_KEY')} are the account
     * @param emulator where its requests go, such as the one that {@code @ArrTest} gives
     * @return the value of its last expression, or null
     * @throws AssertionError if the script does not compile, ends with an exception, or something fails at its end
     * @throws IllegalStateException if Groovy is not on the class path. Nothing was started
     * @throws NullPointerException if an argument is null
     */
    public static @Nullable Object run(String name, String text, ArrEmulator emulator) {
        ScriptSource source = new ScriptSource(name, text);
        requireGroovy();
        Workspace workspace =
                new Workspace(RequestTarget.shared(emulator), ScriptSettings.of(Map.of()), System.out::println);
        workspace.exitCleanup().policy(ExitPolicy.KEEP);
        return run(source, workspace);
    }

    private static @Nullable Object run(ScriptSource source, Workspace workspace) {
        try {
            Object value = new ScriptRunner(workspace, System.out).run(source, List.of());
            if (!workspace.end()) {
                throw new AssertionError(source.name() + ": the end of the script failed; standard output says why");
            }
            return value;
        } catch (ScriptFailure e) {
            throw new AssertionError(e.getMessage(), e.getCause());
        } finally {
            workspace.close();
        }
    }

    private static void requireGroovy() {
        try {
            Class.forName("groovy.lang.GroovyShell", false, EmulatedScript.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "to run a script, org.apache.groovy:groovy is needed on the class path (nothing was started)", e);
        }
    }
}
