package dev.arrshell.internal.service.http;

import dev.arrshell.time.TimeSource;

/** A service without HTTP: a request in, a response out. Thread-safe. */
public interface RequestProcessor {

    /** Answers a request; never throws. */
    ResponseDelivery reply(ServiceRequest request);

    /** What the service reads the time from. */
    TimeSource time();

    /** Reports the service as not ready from now on; requests are answered all the same. */
    void stopping();
}
