package dev.arrshell.internal.wire;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.ExchangeBuilder;
import java.util.function.Consumer;

/**
 * The requests of one operation, numbered in their order. Each is reported once it is known whether it is sent again. Thread-safe.
 */
public final class RequestTrace {

    private final String call;
    private final Consumer<? super Exchange> listener;
    private int attempts;
    private ExchangeBuilder last;

    /**
     * Begins without a request.
     *
     * @param call the call of the API that the requests belong to
     * @param listener told of each; must not throw
     */
    public RequestTrace(String call, Consumer<? super Exchange> listener) {
        this.call = call;
        this.listener = listener;
    }

    /** The same transport, each of whose requests begins a trace of its own. */
    public static Transport traced(Transport plain, String call, Consumer<? super Exchange> listener) {
        return request -> plain.send(request.traced(new RequestTrace(call, listener)));
    }

    /** Notes that a request was answered or failed. */
    public synchronized void ended(ExchangeBuilder exchange) {
        last = exchange.attempt(call, ++attempts);
    }

    /** Tells of the last request, unless that was done. */
    public void settled(boolean repeated) {
        ExchangeBuilder told;
        synchronized (this) {
            told = last;
            last = null;
        }
        if (told != null) {
            listener.accept(told.repeated(repeated).build());
        }
    }
}
