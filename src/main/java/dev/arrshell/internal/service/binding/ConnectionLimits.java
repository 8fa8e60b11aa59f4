package dev.arrshell.internal.service.binding;

import java.time.Duration;

/**
 * The limits on connections and requests, of one client and of all together. The sizes are those of ASP.NET's server, which
 * the service ran on.
 *
 * @param request how long a request may take to arrive, from its first byte on
 * @param idle how long a connection may be without a request
 * @param write how long the client may take no byte of a response
 * @param connections how many may be open at once
 */
record ConnectionLimits(Duration request, Duration idle, Duration write, int connections) {

    static final ConnectionLimits DEFAULT =
            new ConnectionLimits(Duration.ofSeconds(20), Duration.ofSeconds(130), Duration.ofSeconds(60), 1024);

    /** The longest request line in bytes; a longer one is refused with 414. */
    static final int REQUEST_LINE = 8 << 10;

    /** The largest block of headers in bytes; a larger one is refused with 431. */
    static final int HEADER_BLOCK = 32 << 10;

    /** The most header fields; more are refused with 431. */
    static final int HEADER_FIELDS = 100;
}
