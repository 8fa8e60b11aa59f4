package dev.arrshell.internal.repl.export;

import dev.arrshell.internal.repl.eval.Snippet;
import dev.arrshell.internal.repl.eval.SnippetParser;
import dev.arrshell.internal.repl.eval.StatementHistory.Statement;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Converter of the prompt's statements to a script. A script has no {@code _}, so a result that a later statement uses
 * gets a name; a variable that a method may use is not local to the script.
 */
public final class ScriptExporter {

    private static final Pattern RESULT = Pattern.compile("_([1-9]?)");

    private final List<Statement> statements;
    private final boolean hasMethods;

    /** The indices of the statements so far that had a result, the last one last. */
    private final List<Integer> results = new ArrayList<>();

    private final Set<Integer> named = new TreeSet<>();
    private int keys;

    public ScriptExporter(List<Statement> statements) {
        this.statements = statements;
        this.hasMethods =
                statements.stream().anyMatch(statement -> statement.snippet().kind() == Snippet.Kind.METHOD);
    }

    /** Makes the script, without secrets. */
    public String script() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            texts.add(replaceResults(statements.get(i).text()));
            if (statements.get(i).hasResult()) {
                results.add(i);
            }
        }
        for (int i = 0; i < statements.size(); i++) {
            texts.set(i, chooseDeclared(statements.get(i), texts.get(i)));
        }
        for (int i : named) {
            texts.set(i, nameResult(i, texts.get(i)));
        }
        return texts.stream().map(this::makeGlobal).map(this::mask).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The number of keys that were replaced by {@code secret(…)}. */
    public int keys() {
        return keys;
    }

    private String mask(String text) {
        SourceSecretMasker.Masked masked = SourceSecretMasker.mask(text);
        keys += masked.keys();
        return masked.text();
    }

    private String replaceResults(String text) {
        StringBuilder replaced = new StringBuilder();
        List<SourceToken> tokens = SourceLexer.lex(text);
        for (int i = 0; i < tokens.size(); i++) {
            Matcher word = RESULT.matcher(tokens.get(i).text());
            boolean isResult = tokens.get(i).is(Kind.WORD) && word.matches() && !isMember(tokens, i);
            replaced.append(isResult ? resultName(word.group(1)) : tokens.get(i).text());
        }
        return replaced.toString();
    }

    /** Whether it is {@code m._}, or the key in {@code [_: 1]}. */
    private static boolean isMember(List<SourceToken> tokens, int at) {
        boolean key = at + 1 < tokens.size() && tokens.get(at + 1).is(":");
        return key || at > 0 && tokens.get(at - 1).text().endsWith(".");
    }

    private String resultName(String back) {
        int at = results.size() - 1 - (back.isEmpty() ? 0 : Integer.parseInt(back));
        if (at < 0) {
            return "null";
        }
        named.add(results.get(at));
        return resultName(results.get(at));
    }

    private static String resultName(int statement) {
        return "result" + (statement + 1);
    }

    private String nameResult(int statement, String text) {
        List<String> names = statements.get(statement).snippet().names();
        if (names.size() == 1) {
            return text + "\n" + resultName(statement) + " = " + names.get(0);
        }
        // As a variable of the script it would become the current session or client, which the bare result was not.
        String name =
                (statements.get(statement).handle().isPresent() && !hasMethods ? "def " : "") + resultName(statement);
        String plain = name + " = " + text;
        return isOneStatement(plain) ? plain : name + " = { ->\n" + text + "\n}()";
    }

    /** Adds an assignment to {@code session} or {@code client}, which a declared variable of a script does not change. */
    private static String chooseDeclared(Statement statement, String text) {
        List<String> names = statement.snippet().names();
        boolean isDeclared = names.size() == 1 && !text.matches("(?s)" + names.get(0) + "\\s*=.*");
        return isDeclared && statement.isCurrent() && statement.handle().isPresent()
                ? text + "\n" + statement.handle().get() + " = " + names.get(0)
                : text;
    }

    private static boolean isOneStatement(String text) {
        try {
            return SnippetParser.parse(text, "saved.groovy").size() == 1;
        } catch (CompilationFailedException e) {
            return false;
        }
    }

    /** Removes the {@code def} of a variable: a method would not see a local one. */
    private String makeGlobal(String text) {
        return hasMethods ? text.replaceFirst("^(?:final\\s+)?def\\s+(?=\\w+\\s*=)", "") : text;
    }
}
