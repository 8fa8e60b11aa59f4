package dev.arrshell.cli;

import dev.arrshell.model.AccessToken;

/** A token whose text was asked for. Prints as the token does: only who writes results asks for the text. */
record Revealed(AccessToken token) {

    String text() {
        return token.revealTo(text -> text);
    }

    @Override
    public String toString() {
        return token.toString();
    }
}
