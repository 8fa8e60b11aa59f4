package dev.arrshell.internal.emulator;

import dev.arrshell.internal.wire.NearServer;
import dev.arrshell.model.AccountId;
import java.net.URI;
import java.time.Duration;

/**
 * Where an emulation is reached that was admitted by another's server.
 *
 * @param host whose server it is
 * @param leave takes the emulation away from it
 */
record Seat(Binding host, Runnable leave) implements Binding {

    @Override
    public URI uri() {
        return host.uri();
    }

    @Override
    public NearServer near() {
        return host.near();
    }

    @Override
    public Binding admit(AccountId account, Emulation emulation) {
        return host.admit(account, emulation);
    }

    /** The server goes on, so nothing is cut off. */
    @Override
    public void close(Duration patience) {
        leave.run();
    }
}
