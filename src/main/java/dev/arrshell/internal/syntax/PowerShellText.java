package dev.arrshell.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PowerShell as the session page has it, and the answers it shows: recognised and divided into statements, not run. */
public final class PowerShellText {

    private static final String VARIABLE = "(?i:endPoint|accountId|accountKey|token|sessionId|webResponse|response)";

    private static final String COMMAND =
            "(?i:(?:Invoke|Write|Get|Set|New|ConvertFrom|ConvertTo|Start|Stop|Select|Where|ForEach"
                    + "|Out|Import|Format|Read|Install|Add|Remove|Clear)-[A-Za-z]\\w{2,}|iwr|irm)(?![\\w(.-])";

    /** The beginning of a statement: a variable of the page, a command, a class, a script, or a value with an at sign. */
    private static final Pattern STATEMENT = Pattern.compile("\\s*(?:\\$" + VARIABLE + "\\s*(?:=(?!=)|;?\\s*$)"
            + "|(?:\\$\\w+\\s*=\\s*)?\\(?\\s*(?:" + COMMAND + "|@[{('\"](?!\\w+\\s*\\())"
            + "|\\$\\w+\\s*\\|"
            + "|\\[[A-Z][\\w.]*\\]::"
            + "|(?:&\\s*)?['\"]?[.\\w\\\\/:-]*\\.ps1\\b)");

    /** {@code StatusCode : 202}, with a blank before the colon, which labels do not have; or what is behind it. */
    private static final Pattern ANSWER =
            Pattern.compile("\\s*(?:[A-Z]\\w*[ \\t]+: |[A-Z]\\w*[ \\t]+:$|HTTP/\\d|\\{\\s*\"\\w+\"\\s*:)");

    /** A variable of the user's, which Groovy may have too: it is PowerShell if what follows is. */
    private static final Pattern VARIABLE_OF_USER = Pattern.compile("\\s*\\$\\w+\\s*=(?!=)");

    private static final String FENCE = "```";

    private PowerShellText() {}

    /** Whether a text begins with PowerShell, or is a page with it in fences. */
    public static boolean is(String text) {
        return code(text)
                .filter(line -> !isGap(line))
                .dropWhile(line -> VARIABLE_OF_USER.matcher(line).lookingAt() && !isStatement(line))
                .findFirst()
                .filter(PowerShellText::isStatement)
                .isPresent();
    }

    private static boolean isStatement(String line) {
        return STATEMENT.matcher(line).lookingAt();
    }

    /** Whether a text is an answer as PowerShell or a server shows it. */
    public static boolean isAnswer(String text) {
        return first(text).filter(line -> ANSWER.matcher(line).lookingAt()).isPresent();
    }

    private static Optional<String> first(String text) {
        return code(text).filter(line -> !isGap(line)).findFirst();
    }

    private static boolean isGap(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** The lines of a text; of a page those between its fences. */
    private static Stream<String> code(String text) {
        if (!text.contains(FENCE)) {
            return text.lines();
        }
        boolean[] inside = {false};
        return text.lines().filter(line -> {
            boolean fence = line.stripLeading().startsWith(FENCE);
            inside[0] ^= fence;
            return inside[0] && !fence;
        });
    }

    /** Whether the last statement goes on in the next line. */
    static boolean isOpen(String text) {
        StringBuilder open = new StringBuilder();
        divide(text, open);
        return !open.isEmpty();
    }

    /** The statements, each on as many lines as it has, without answers and other text between them. */
    public static List<String> statements(String text) {
        StringBuilder open = new StringBuilder();
        List<String> all = divide(text, open);
        if (!open.isEmpty()) {
            all.add(open.toString().strip());
        }
        return all;
    }

    private static List<String> divide(String text, StringBuilder open) {
        List<String> all = new ArrayList<>();
        for (String line : code(text).toList()) {
            if (open.isEmpty()
                    && !isStatement(line)
                    && !VARIABLE_OF_USER.matcher(line).lookingAt()) {
                continue;
            }
            open.append(line).append('\n');
            PowerShellScanner scanner = new PowerShellScanner(open.toString());
            if (!scanner.isOpen()) {
                all.addAll(scanner.statements());
                open.setLength(0);
            }
        }
        return all;
    }
}
