package dev.arrshell.internal.service.http;

import dev.arrshell.time.TimeSource;

/** A service without a server: a request in, a response out. Thread-safe. */
public interface RequestProcessor {

    /** Answers a request. */
    ResponseDelivery handle(ServiceRequest request);

    /** Answers bytes that could not be read as a request. */
    ResponseDelivery refuse(ApiError error);

    /** The source of the service's time. */
    TimeSource time();

    /** Reports the service as not ready from now on; requests are answered all the same. */
    void markStopping();
}
