package dev.arrshell.internal.transport;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;

/** {@code HttpClient.shutdownNow()}, which exists from Java 21 on. */
final class HttpClientShutdown {

    private static final MethodHandle SHUTDOWN = find();

    private HttpClientShutdown() {}

    private static MethodHandle find() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException olderJava) {
            return null;
        }
    }

    static void now(HttpClient client) {
        if (SHUTDOWN == null) {
            return;
        }
        try {
            SHUTDOWN.invoke(client);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
