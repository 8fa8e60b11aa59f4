package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.eval.Snippet;
import dev.arrshell.internal.repl.eval.SnippetParser;
import dev.arrshell.internal.repl.eval.StatementRecord;
import dev.arrshell.internal.repl.syntax.SourceLexer;
import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
import dev.arrshell.internal.repl.syntax.SourceToken;
import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Makes a script of what was run at the prompt. A script has no {@code _}: a result that a later statement builds on
 * gets a name. A variable that a method uses must not be local to the script.
 */
final class ScriptExporter {

    private static final Pattern RESULT = Pattern.compile("_([1-9]?)");

    private final List<StatementRecord> statements;
    private final boolean methods;

    /** Which statement's value each result was, the last one last, as the statements go by. */
    private final List<Integer> results = new ArrayList<>();

    private final Set<Integer> named = new TreeSet<>();
    private int keys;

    ScriptExporter(List<StatementRecord> statements) {
        this.statements = statements;
        this.methods = statements.stream().anyMatch(statement -> statement.kind() == Snippet.Kind.METHOD);
    }

    /** The script, without secrets. */
    String text() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            texts.add(withNames(statements.get(i).text()));
            if (statements.get(i).valued()) {
                results.add(i);
            }
        }
        for (int i : named) {
            texts.set(i, naming(i, texts.get(i)));
        }
        return texts.stream().map(this::open).map(this::masked).collect(Collectors.joining("\n", "", "\n"));
    }

    /** How many keys were replaced by {@code secret(…)}. */
    int keys() {
        return keys;
    }

    private String masked(String text) {
        SourceSecretMasker.Masked masked = SourceSecretMasker.mask(text);
        keys += masked.keys();
        return masked.text();
    }

    private String withNames(String text) {
        StringBuilder result = new StringBuilder();
        List<SourceToken> tokens = SourceLexer.lex(text);
        for (int i = 0; i < tokens.size(); i++) {
            Matcher word = RESULT.matcher(tokens.get(i).text());
            boolean isResult = tokens.get(i).is(Kind.WORD) && word.matches() && !isMember(tokens, i);
            result.append(isResult ? name(word.group(1)) : tokens.get(i).text());
        }
        return result.toString();
    }

    /** {@code m._}, or the key in {@code [_: 1]}. */
    private static boolean isMember(List<SourceToken> tokens, int at) {
        boolean key = at + 1 < tokens.size() && tokens.get(at + 1).is(":");
        return key || at > 0 && tokens.get(at - 1).text().endsWith(".");
    }

    private String name(String back) {
        int at = results.size() - 1 - (back.isEmpty() ? 0 : Integer.parseInt(back));
        if (at < 0) {
            return "null";
        }
        named.add(results.get(at));
        return name(results.get(at));
    }

    private String name(int statement) {
        return "result" + (statement + 1);
    }

    private String naming(int statement, String text) {
        List<String> names = statements.get(statement).names();
        if (names.size() == 1) {
            return text + "\n" + name(statement) + " = " + names.get(0);
        }
        String plain = name(statement) + " = " + text;
        return parses(plain) ? plain : name(statement) + " = { ->\n" + text + "\n}()";
    }

    private static boolean parses(String text) {
        try {
            return SnippetParser.of(text, "saved.groovy").size() == 1;
        } catch (CompilationFailedException e) {
            return false;
        }
    }

    /** {@code def x = 1} is local to a script, and a method would not see it. */
    private String open(String text) {
        return methods ? text.replaceFirst("^(?:final\\s+)?def\\s+(?=\\w+\\s*=)", "") : text;
    }
}
