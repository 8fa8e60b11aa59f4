package dev.arrshell.internal.cli.console;

import dev.arrshell.model.AccessToken;

/** A token whose text is the result. Only {@link ResultWriter} prints the text; {@code toString} masks it. */
public record TokenResult(AccessToken token) {

    String text() {
        return token.revealTo(text -> text);
    }

    @Override
    public String toString() {
        return token.toString();
    }
}
