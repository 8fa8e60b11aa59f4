package dev.arrshell.internal.repl.eval;

import groovy.lang.Binding;

/** The variables of results: {@code _} is the last, {@code _1} to {@code _9} those before, {@code err} the last failure. */
public final class ResultVariables {

    public static final String LAST = "_";
    public static final String FAILURE = "err";

    private static final int OLDER = 9;

    private final Binding binding;

    ResultVariables(Binding binding) {
        this.binding = binding;
        binding.setVariable(LAST, null);
        binding.setVariable(FAILURE, null);
    }

    void add(Object value) {
        for (int i = OLDER; i > 1; i--) {
            move(LAST + (i - 1), LAST + i);
        }
        move(LAST, LAST + 1);
        binding.setVariable(LAST, value);
    }

    private void move(String from, String to) {
        Object value = binding.hasVariable(from) ? binding.getVariable(from) : null;
        if (value != null) {
            binding.setVariable(to, value);
        }
    }

    void failed(Throwable cause) {
        binding.setVariable(FAILURE, cause);
    }
}
