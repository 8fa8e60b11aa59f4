package dev.arrshell.repl;

import dev.arrshell.groovy.ScriptRunner;
import dev.arrshell.model.Secrets;

/** Writes what values say of themselves. */
final class PlainDisplay implements Display {

    @Override
    public String value(Object value) {
        return Secrets.mask(ScriptRunner.format(value));
    }

    @Override
    public String failure(Outcome.Failed failure) {
        return "✗ " + failure.error().text();
    }

    @Override
    public String hint(String text) {
        return text;
    }
}
