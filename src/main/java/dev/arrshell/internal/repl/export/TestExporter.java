package dev.arrshell.internal.repl.export;

import java.util.regex.Pattern;

/** Converter of a saved script to a test that runs it on its own emulator. */
public final class TestExporter {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z]\\w*");

    private TestExporter() {}

    public static String junit(String fileName, String script) {
        String name = className(fileName, ".java");
        String text = script.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"").indent(16);
        return """
                import dev.arrshell.testkit.EmulatedScript;
                import org.junit.jupiter.api.Test;

                class %1$s {

                    @Test
                    void runs() {
                        EmulatedScript.run("%1$s", SCRIPT);
                    }

                    private static final String SCRIPT = \"""
                %2$s            \""";
                }
                """.formatted(name, text);
    }

    public static String spock(String fileName, String script) {
        String name = className(fileName, ".groovy");
        String text = script.replace("\\", "\\\\").replace("'''", "\\'\\'\\'").indent(12);
        return """
                import dev.arrshell.testkit.EmulatedScript
                import spock.lang.Specification

                class %1$s extends Specification {

                    def "runs"() {
                        when:
                        EmulatedScript.run('%1$s', SCRIPT.stripIndent())

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
