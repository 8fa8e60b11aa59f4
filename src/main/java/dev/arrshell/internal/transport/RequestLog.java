package dev.arrshell.internal.transport;

import dev.arrshell.model.Exchange;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

/**
 * Log of all requests: a line at level DEBUG of the system logger {@code dev.arrshell.requests}, without account and secrets.
 * The logger is loaded while the first request is on its way, as that takes as long as a request.
 */
final class RequestLog {

    private static final CompletableFuture<System.Logger> LOGGER =
            CompletableFuture.supplyAsync(() -> System.getLogger("dev.arrshell.requests"), Futures.callers());

    private RequestLog() {}

    /** Whether a request has to be told. */
    static boolean mayBeOn() {
        return !LOGGER.isDone() || isOn();
    }

    private static boolean isOn() {
        return LOGGER.join().isLoggable(Level.DEBUG);
    }

    static void tell(Exchange exchange) {
        if (isOn()) {
            LOGGER.join().log(Level.DEBUG, () -> line(exchange));
        }
    }

    private static String line(Exchange exchange) {
        String outcome = exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status());
        String line = exchange.method() + " " + exchange.uri().getPath() + " " + outcome + " after "
                + exchange.took().toMillis() + " ms"
                + exchange.correlationVector()
                        .map(vector -> ", MS-CV " + vector)
                        .orElse("")
                + ", request " + exchange.attempt()
                + (exchange.call().isEmpty() ? "" : " of " + exchange.call())
                + (exchange.isRepeated() ? ", is sent again" : "")
                + (exchange.status() == 0 ? ": " + exchange.reason() : "");
        return line.replaceAll("/accounts/[^/]+", "/accounts/…");
    }
}
