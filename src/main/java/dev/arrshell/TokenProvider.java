package dev.arrshell;

import dev.arrshell.model.AccessToken;

/** Provider of access tokens, in place of an account key. Implementations are thread-safe. */
@FunctionalInterface
public interface TokenProvider {

    /**
     * Gives a token that is good now. It is kept until five minutes before it expires or until the service refuses
     * it, then asked for again.
     *
     * @return the token; the call may take its time and runs on a thread that it may block
     */
    AccessToken token();
}
