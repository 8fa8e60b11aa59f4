package dev.arrshell.internal.syntax;

import java.util.ArrayList;
import java.util.List;

/** Scanner of PowerShell: knows strings, comments, brackets and what joins lines. Divides a text at its semicolons. */
final class PowerShellScanner {

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private boolean open;

    PowerShellScanner(String text) {
        this.text = text;
        scan();
    }

    /** Whether a string, a bracket or a line is not ended. */
    boolean isOpen() {
        return open;
    }

    List<String> statements() {
        return statements;
    }

    private void scan() {
        StringBuilder statement = new StringBuilder();
        int depth = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (text.startsWith("<#", i)) {
                i = endOf("#>", i + 2);
                continue;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
                i = endOfLine(i);
                continue;
            } else if (c == '@' && (text.startsWith("@\"", i) || text.startsWith("@'", i))) {
                end = endOf("\n" + text.charAt(i + 1) + "@", i + 2);
            } else if (c == '\'' || c == '"') {
                end = endOfString(i);
            } else if (c == '`') {
                end = Math.min(text.length(), i + 2);
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ';' && depth <= 0) {
                add(statement);
            } else if (!text.startsWith("`\n", i)) {
                statement.append(text, i, end);
            }
            i = end;
        }
        String last = text.stripTrailing();
        open |= depth > 0 || last.endsWith("|") || text.endsWith("`\n");
        add(statement);
    }

    private void add(StringBuilder statement) {
        if (!statement.toString().isBlank()) {
            statements.add(statement.toString().strip());
        }
        statement.setLength(0);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int endOf(String close, int from) {
        int at = text.indexOf(close, from);
        open |= at < 0;
        return at < 0 ? text.length() : at + close.length();
    }

    /** A quote within is doubled, in a double quoted string also behind a backtick. */
    private int endOfString(int begin) {
        char quote = text.charAt(begin);
        for (int i = begin + 1; i < text.length(); i++) {
            if (quote == '"' && text.charAt(i) == '`') {
                i++;
            } else if (text.charAt(i) == quote) {
                if (!text.startsWith(String.valueOf(quote), i + 1)) {
                    return i + 1;
                }
                i++;
            }
        }
        open = true;
        return text.length();
    }
}
