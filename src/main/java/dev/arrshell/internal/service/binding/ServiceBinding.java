package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.model.AccountId;
import java.net.URI;
import java.time.Duration;

/** An address at which a {@link RequestProcessor} answers. Thread-safe. */
public interface ServiceBinding {

    /** The base address. */
    URI uri();

    /**
     * Lets a processor of its own answer for an account, at the same address: it gets every request whose path names the
     * account.
     *
     * @return the same address; closing it takes the processor away, and requests for the account are refused from then on
     * @throws IllegalArgumentException if the account has a processor of its own already
     */
    ServiceBinding admit(AccountId account, RequestProcessor own);

    /** Stops answering, after open requests have had so much time to end. */
    void close(Duration patience);
}
