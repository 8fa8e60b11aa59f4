package dev.arrshell.internal.repl.export;

import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import dev.arrshell.model.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converter of a saved script to a test that runs it on an emulator and asserts the number and status of its sessions.
 *
 * @param script the script
 * @param account the account of the prompt, which the test's own account stands for; empty if there is none
 * @param outcomes the status to which each session came that the script starts, oldest first; empty if it is not sure
 */
public record TestExporter(String script, String account, List<Optional<SessionStatus>> outcomes) {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z]\\w*");

    /** Makes a JUnit test in Java, whose class is named like the file. */
    public String junit(String fileName) {
        String name = className(fileName, ".java");
        String text =
                ownAccount().replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"").indent(16);
        return """
                import static org.junit.jupiter.api.Assertions.assertEquals;

                import dev.arrshell.emulator.ArrEmulator;
                import dev.arrshell.junit.ArrTest;
                import dev.arrshell.model.SessionProperties;
                %3$simport dev.arrshell.testkit.EmulatedScript;
                import java.util.List;
                import org.junit.jupiter.api.Test;

                @ArrTest
                class %1$s {

                    @Test
                    void runs(ArrEmulator emulator) {
                        EmulatedScript.run("%1$s", SCRIPT, emulator);

                        List<SessionProperties> sessions = emulator.sessions();
                        assertEquals(%4$d, sessions.size());
                %5$s    }

                    private static final String SCRIPT = \"""
                %2$s            \""";
                }
                """.formatted(
                        name,
                        text,
                        known().isEmpty() ? "" : "import dev.arrshell.model.SessionStatus;\n",
                        outcomes.size(),
                        lines("        assertEquals(SessionStatus.%2$s, sessions.get(%1$d).status());\n"));
    }

    /** Makes a Spock specification, whose class is named like the file. */
    public String spock(String fileName) {
        String name = className(fileName, ".groovy");
        String text = ownAccount()
                .replace("\\", "\\\\")
                .replace("\'\'\'", "\\\'\\\'\\\'")
                .indent(12);
        return """
                import dev.arrshell.emulator.ArrEmulator
                import dev.arrshell.junit.ArrTest
                %3$simport dev.arrshell.testkit.EmulatedScript
                import spock.lang.Specification

                @ArrTest
                class %1$s extends Specification {

                    ArrEmulator emulator

                    def "runs"() {
                        when:
                        EmulatedScript.run('%1$s', SCRIPT.stripIndent(), emulator)

                        then:
                        def sessions = emulator.sessions()
                        sessions.size() == %4$d
                %5$s    }

                    private static final String SCRIPT = \'\'\'\\
                %2$s            \'\'\'
                }
                """.formatted(
                        name,
                        text,
                        known().isEmpty() ? "" : "import dev.arrshell.model.SessionStatus\n",
                        outcomes.size(),
                        lines("        sessions[%1$d].status() == SessionStatus.%2$s\n"));
    }

    private List<SessionStatus> known() {
        return outcomes.stream().flatMap(Optional::stream).toList();
    }

    private String lines(String pattern) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            int at = i;
            outcomes.get(i).ifPresent(status -> lines.add(pattern.formatted(at, status.name())));
        }
        return String.join("", lines);
    }

    /** The script with the account that the test gives it. */
    private String ownAccount() {
        return SourceLexer.lex(script).stream()
                .map(token -> isAccount(token) ? "env.ARR_ACCOUNT_ID" : token.text())
                .collect(Collectors.joining());
    }

    private boolean isAccount(SourceToken token) {
        return token.is(Kind.STRING)
                && !account.isEmpty()
                && (token.text().equals("'" + account + "'") || token.text().equals("\"" + account + "\""));
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
