package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.model.AccountId;
import java.net.URI;
import java.time.Duration;

/** Where an {@link RequestProcessor} is reached. Thread-safe. */
public interface ServiceBinding {

    /** The base address. */
    URI uri();

    /**
     * Serves one more emulation behind the same address: whatever names an account in its path is asked of it.
     *
     * @return where it is reached; closing that takes it away again: requests to the account are refused then, in words
     * @throws IllegalArgumentException if the account has an emulation of its own already
     */
    ServiceBinding admit(AccountId account, RequestProcessor emulation);

    /** Ends serving; requests that are open may take so long. */
    void close(Duration patience);
}
