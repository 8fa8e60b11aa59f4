package dev.arrshell.internal.wire;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A server in this process, which can be asked without a socket. Thread-safe. */
public interface InProcessServer {

    /** Whether that address is this server's. */
    boolean isAt(URI address);

    /**
     * Answers as it would over the wire, as a rule before this returns.
     *
     * @return the answer, or the {@link java.io.IOException} that a client would have had over the wire; never cancelled
     */
    CompletableFuture<WireResponse> answer(WireRequest request);
}
