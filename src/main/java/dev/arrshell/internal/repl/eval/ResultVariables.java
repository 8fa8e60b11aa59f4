package dev.arrshell.internal.repl.eval;

import groovy.lang.Binding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of results: {@code _} is the last; {@code _1} to {@code _9} are those before, the newest first, or, where
 * results are numbered, {@code _7} is that of statement 7, of the last 100 results; {@code err} is the last failure. They
 * are not assigned by the user, and so make no session and no client current. Not thread-safe.
 */
public final class ResultVariables {

    public static final String LAST = "_";
    public static final String FAILURE = "err";

    private static final int OLDER = 9;
    private static final int KEPT = 100;

    private final Map<String, Object> variables;
    private final Deque<Result> results = new ArrayDeque<>();
    private final Map<String, Integer> statements = new LinkedHashMap<>();
    private boolean numbered;

    private record Result(int statement, Object value) {}

    @SuppressWarnings("unchecked")
    ResultVariables(Binding binding) {
        variables = binding.getVariables();
        variables.put(LAST, null);
        variables.put(FAILURE, null);
    }

    /** Adds the result of a statement, by its number. */
    void add(int statement, Object value) {
        results.addFirst(new Result(statement, value));
        if (results.size() > KEPT) {
            results.removeLast();
        }
        name();
    }

    /** Chooses whether {@code _7} is the result of statement 7. */
    void number(boolean on) {
        if (numbered != on) {
            numbered = on;
            name();
        }
    }

    private void name() {
        statements.keySet().forEach(variables::remove);
        statements.clear();
        int back = 0;
        for (Result result : results) {
            if (back == 0) {
                set(LAST, result);
            }
            if (numbered) {
                set(LAST + result.statement(), result);
            } else if (back > 0 && back <= OLDER) {
                set(LAST + back, result);
            }
            back++;
        }
        variables.putIfAbsent(LAST, null);
    }

    private void set(String name, Result result) {
        variables.put(name, result.value());
        statements.put(name, result.statement());
    }

    /** The names that there are now, each with the number of the statement whose result it is. */
    Map<String, Integer> statements() {
        return Map.copyOf(statements);
    }

    void failed(Throwable cause) {
        variables.put(FAILURE, cause);
    }
}
