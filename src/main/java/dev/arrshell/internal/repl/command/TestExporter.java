package dev.arrshell.internal.repl.command;

import java.util.regex.Pattern;

/** Converter of a saved script to a test that runs it on its own emulator. */
final class TestExporter {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z]\\w*");

    private TestExporter() {}

    static String junit(String fileName, String script) {
        String name = className(fileName, ".java");
        String text = script.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"").indent(16);
        return """
                import dev.arrshell.internal.script.run.ScriptRunner;
                import dev.arrshell.internal.script.message.ScriptSource;
                import dev.arrshell.internal.script.state.ScriptSettings;
                import dev.arrshell.internal.script.state.Workspace;
                import java.util.List;
                import java.util.Map;
                import org.junit.jupiter.api.Test;

                class %1$s {

                    @Test
                    void runs() {
                        ScriptSettings emulator = ScriptSettings.of(Map.of());
                        try (Workspace workspace = new Workspace(emulator.target(), emulator, System.out::println)) {
                            new ScriptRunner(workspace, System.out).run(new ScriptSource("%1$s", SCRIPT), List.of());
                        }
                    }

                    private static final String SCRIPT = \"""
                %2$s            \""";
                }
                """.formatted(name, text);
    }

    static String spock(String fileName, String script) {
        String name = className(fileName, ".groovy");
        String text = script.replace("\\", "\\\\").replace("'''", "\\'\\'\\'").indent(12);
        return """
                import dev.arrshell.internal.script.run.ScriptRunner
                import dev.arrshell.internal.script.message.ScriptSource
                import dev.arrshell.internal.script.state.ScriptSettings
                import dev.arrshell.internal.script.state.Workspace
                import spock.lang.AutoCleanup
                import spock.lang.Specification

                class %1$s extends Specification {

                    def emulator = ScriptSettings.of([:])

                    @AutoCleanup
                    def workspace = new Workspace(emulator.target(), emulator, { println it })

                    def "runs"() {
                        when:
                        new ScriptRunner(workspace, System.out).run(new ScriptSource('%1$s', SCRIPT.stripIndent()), [])

                        then:
                        noExceptionThrown()
                    }

                    private static final String SCRIPT = '''\\
                %2$s            '''
                }
                """.formatted(name, text);
    }

    private static String className(String fileName, String end) {
        String name = fileName.endsWith(end) ? fileName.substring(0, fileName.length() - end.length()) : "";
        if (!CLASS_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the file must be named like the test class, with a capital letter first"
                    + " and " + end + " at the end, such as WalkTest" + end);
        }
        return name;
    }
}
