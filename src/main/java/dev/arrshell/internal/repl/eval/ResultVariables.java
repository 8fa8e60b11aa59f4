package dev.arrshell.internal.repl.eval;

import groovy.lang.Binding;
import java.util.Map;

/**
 * The variables of results: {@code _} is the last, {@code _1} to {@code _9} those before, {@code err} the last failure. They
 * are not assigned by the user, and so make no session and no client current.
 */
public final class ResultVariables {

    public static final String LAST = "_";
    public static final String FAILURE = "err";

    private static final int OLDER = 9;

    private final Map<String, Object> variables;

    @SuppressWarnings("unchecked")
    ResultVariables(Binding binding) {
        variables = binding.getVariables();
        variables.put(LAST, null);
        variables.put(FAILURE, null);
    }

    void add(Object value) {
        for (int i = OLDER; i > 1; i--) {
            move(LAST + (i - 1), LAST + i);
        }
        move(LAST, LAST + 1);
        variables.put(LAST, value);
    }

    private void move(String from, String to) {
        Object value = variables.get(from);
        if (value != null) {
            variables.put(to, value);
        }
    }

    void failed(Throwable cause) {
        variables.put(FAILURE, cause);
    }
}
