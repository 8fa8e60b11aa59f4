package dev.arrshell;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import java.net.URI;

/**
 * An account with its key or token provider. Makes the clients for regions, which share one token. Its methods send no
 * request. {@code toString()} tells which token service its key will be sent to. Immutable and thread-safe.
 */
public interface Account {

    /**
     * The account's id.
     *
     * @return the account's id
     */
    AccountId id();

    /**
     * Chooses where sessions run.
     *
     * <pre>{@code
     * ArrClient west = account.region("westus2");
     * }</pre>
     *
     * @param name a region such as {@code westus2}, {@code westus2.mixedreality.azure.com}, or a full http(s) address,
     *     which is taken as it is
     * @return a client for that region
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if there is no such region; the message names the nearest. Nothing was sent
     */
    ArrClient region(String name);

    /**
     * Chooses where sessions run.
     *
     * @param region the region
     * @return a client for that region
     * @throws NullPointerException if {@code region} is null
     */
    ArrClient region(Region region);

    /**
     * Chooses a server by its address: a stand-alone emulator, or any that speaks the protocol. The account's key goes to
     * the token service of the options all the same ({@link ArrOptions#sts()}, default
     * {@code https://sts.mixedreality.azure.com}), not to this address: an emulator needs
     * {@link ArrOptions.Builder#sts ArrOptions.builder().sts(base)} too.
     *
     * <pre>{@code
     * ArrClient local = account.endpoint(URI.create("http://127.0.0.1:8080"));
     * }</pre>
     *
     * @param base an absolute http or https address, a path is kept, a trailing slash is dropped
     * @return a client for that server
     * @throws NullPointerException if {@code base} is null
     * @throws IllegalArgumentException if {@code base} is not absolute, not http(s), or holds user info, query or
     *     fragment. Nothing was sent
     */
    ArrClient endpoint(URI base);
}
