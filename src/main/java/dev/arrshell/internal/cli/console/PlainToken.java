package dev.arrshell.internal.cli.console;

import dev.arrshell.model.AccessToken;

/** A token whose text was asked for. Prints as the token does: only who writes results asks for the text. */
public record PlainToken(AccessToken token) {

    String text() {
        return token.revealTo(text -> text);
    }

    @Override
    public String toString() {
        return token.toString();
    }
}
