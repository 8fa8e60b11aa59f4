package dev.arrshell.internal.transport;

import java.io.IOException;

/** The proxy did not let a request through, and would not the next time. */
final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyRefusedException(String message) {
        super(message);
    }
}
