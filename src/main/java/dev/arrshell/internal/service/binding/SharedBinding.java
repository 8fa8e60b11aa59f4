package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.model.AccountId;
import java.net.URI;
import java.time.Duration;

/**
 * Where an emulation is reached that was admitted by another's server.
 *
 * @param host whose server it is
 * @param leave takes the emulation away from it
 */
record SharedBinding(ServiceBinding host, Runnable leave) implements ServiceBinding {

    @Override
    public URI uri() {
        return host.uri();
    }

    @Override
    public ServiceBinding admit(AccountId account, RequestProcessor emulation) {
        return host.admit(account, emulation);
    }

    /** The server goes on, so nothing is cut off. */
    @Override
    public void close(Duration patience) {
        leave.run();
    }
}
