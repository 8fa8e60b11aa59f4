package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.model.AccountId;
import java.net.URI;
import java.time.Duration;

/**
 * The address of a processor that was admitted to the binding of another.
 *
 * @param host the other binding
 * @param leave takes the processor away from it
 */
record SharedBinding(ServiceBinding host, Runnable leave) implements ServiceBinding {

    @Override
    public URI uri() {
        return host.uri();
    }

    @Override
    public ServiceBinding admit(AccountId account, RequestProcessor own) {
        return host.admit(account, own);
    }

    /** Cuts off no request, since the host goes on. */
    @Override
    public void close(Duration patience) {
        leave.run();
    }
}
