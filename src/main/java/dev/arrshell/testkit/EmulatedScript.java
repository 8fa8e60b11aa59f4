package dev.arrshell.testkit;

import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script in a test, run on an emulator of its own in virtual time; nothing that is configured is read. The prompt's
 * {@code :save --junit} and {@code :save --spock} write tests that use it. Needs {@code org.apache.groovy:groovy} on the
 * class path.
 */
public final class EmulatedScript {

    private EmulatedScript() {}

    /**
     * Runs a script to its end and stops the sessions that it left running. It prints to standard output.
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
        Workspace workspace = new Workspace(emulated.target(), emulated, System.out::println);
        try {
            Object value = new ScriptRunner(workspace, System.out).run(source, List.of());
            if (!workspace.end()) {
                throw new AssertionError(name + ": the end of the script failed; standard output says why");
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
