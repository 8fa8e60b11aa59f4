package dev.arrshell.internal.repl.export;

import dev.arrshell.internal.repl.eval.Snippet;
import dev.arrshell.internal.repl.eval.SnippetParser;
import dev.arrshell.internal.repl.eval.StatementHistory.Statement;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Converter of the prompt's statements to a script. A script has no {@code _}, so a result that a later statement uses
 * gets a name. Where a script does not allow what the prompt does, declarations give way: a variable that a method may
 * use, that is declared again, or that is assigned although it is final, is not local to the script; of methods and
 * classes that are declared again the last counts.
 */
public final class ScriptExporter {

    private static final Pattern RESULT = Pattern.compile("_\\d*");

    private final List<Statement> statements;
    private final ScriptCheck check;
    private final boolean hasMethods;
    private final Map<Integer, Statement> byNumber = new HashMap<>();
    private int keys;
    private int replaced;

    /** Compiles a script. */
    public interface ScriptCheck {

        /**
         * Compiles it; runs nothing.
         *
         * @throws CompilationFailedException if that is not possible
         */
        void compile(String script);
    }

    /**
     * Makes a converter.
     *
     * @param statements those to save
     * @param check tells whether they are one script together
     */
    public ScriptExporter(List<Statement> statements, ScriptCheck check) {
        this.statements = statements;
        this.check = check;
        this.hasMethods =
                statements.stream().anyMatch(statement -> statement.snippet().kind() == Snippet.Kind.METHOD);
        statements.forEach(statement -> byNumber.put(statement.number(), statement));
    }

    /**
     * Makes the script, without secrets.
     *
     * @throws IllegalStateException if the statements are no script, or one of them uses the result of another that is not
     *     among them
     */
    public String script() {
        String plain = script(statements, hasMethods);
        if (compiles(plain)) {
            return plain;
        }
        List<Statement> last = withoutReplaced();
        String free = script(last, true);
        if (!compiles(free)) {
            throw noScript(free);
        }
        replaced = statements.size() - last.size();
        return free;
    }

    private boolean compiles(String script) {
        try {
            check.compile(script);
            return true;
        } catch (CompilationFailedException e) {
            return false;
        }
    }

    private IllegalStateException noScript(String script) {
        for (int i = 1; i < statements.size(); i++) {
            if (!compiles(script(statements.subList(0, i), true))) {
                return noScript(
                        script,
                        ". Statement " + statements.get(i - 1).number()
                                + " is the first that does not go with those before it: leave one out with :drop");
            }
        }
        return noScript(script, "");
    }

    private IllegalStateException noScript(String script, String hint) {
        try {
            check.compile(script);
        } catch (CompilationFailedException e) {
            return new IllegalStateException(
                    "the statements do not compile as one script, so nothing was written" + hint + ". "
                            + e.getMessage(),
                    e);
        }
        return new IllegalStateException("the statements are no script" + hint);
    }

    /** The number of keys that were replaced by {@code secret(…)}. */
    public int keys() {
        return keys;
    }

    /** The number of methods and classes that were left out because they were declared again later. */
    public int replaced() {
        return replaced;
    }

    private List<Statement> withoutReplaced() {
        Set<String> later = new HashSet<>();
        List<Statement> kept = new ArrayList<>();
        for (int i = statements.size() - 1; i >= 0; i--) {
            Snippet snippet = statements.get(i).snippet();
            boolean isDeclaration = snippet.kind() == Snippet.Kind.METHOD || snippet.kind() == Snippet.Kind.CLASS;
            if (!isDeclaration || later.add(snippet.kind() + " " + snippet.names())) {
                kept.add(0, statements.get(i));
            }
        }
        return kept;
    }

    private String script(List<Statement> chosen, boolean free) {
        Set<Integer> named = new TreeSet<>();
        Map<Integer, String> texts = new HashMap<>();
        chosen.forEach(each -> {
            String text = replaceResults(each, named);
            boolean isFree = free && each.snippet().kind() == Snippet.Kind.STATEMENT;
            texts.put(each.number(), isFree ? FreeDeclaration.of(text) : text);
        });
        keys = 0;
        return chosen.stream()
                .map(each -> {
                    String text = chooseDeclared(each, texts.get(each.number()));
                    return named.contains(each.number()) ? nameResult(each, text) : text;
                })
                .map(this::mask)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String mask(String text) {
        SourceSecretMasker.Masked masked = SourceSecretMasker.mask(text);
        keys += masked.keys();
        return masked.text();
    }

    private String replaceResults(Statement statement, Set<Integer> named) {
        StringBuilder text = new StringBuilder();
        List<SourceToken> tokens = SourceLexer.lex(statement.text());
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).text();
            boolean isResult =
                    tokens.get(i).is(Kind.WORD) && RESULT.matcher(word).matches() && !isMember(tokens, i);
            text.append(isResult ? resultName(statement, word, named) : word);
        }
        return text.toString();
    }

    /** Whether it is {@code m._}, or the key in {@code [_: 1]}. */
    private static boolean isMember(List<SourceToken> tokens, int at) {
        boolean key = at + 1 < tokens.size() && tokens.get(at + 1).is(":");
        return key || at > 0 && tokens.get(at - 1).text().endsWith(".");
    }

    private String resultName(Statement user, String word, Set<Integer> named) {
        Integer result = user.results().get(word);
        if (result == null) {
            return word.length() > 2 ? word : "null";
        }
        if (!byNumber.containsKey(result)) {
            throw new IllegalStateException("statement " + user.number() + " uses the result of statement " + result
                    + ", which is left out: save both or neither (nothing was written)");
        }
        named.add(result);
        return resultName(result);
    }

    private static String resultName(int statement) {
        return "result" + statement;
    }

    private String nameResult(Statement statement, String text) {
        List<String> names = statement.snippet().names();
        String result = resultName(statement.number());
        if (names.size() == 1) {
            return text + "\n" + result + " = " + names.get(0);
        }
        // As a variable of the script it would become the current session or client, which the bare result was not.
        String name = (statement.handle().isPresent() && !hasMethods ? "def " : "") + result;
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
}
