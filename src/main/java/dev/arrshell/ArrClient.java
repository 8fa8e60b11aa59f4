package dev.arrshell;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.pool.PoolDraft;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Client of the service in one region for one account. Methods that are nouns send no request unless they say so.
 * Immutable and thread-safe.
 */
public interface ArrClient {

    /**
     * The account of this client.
     *
     * <pre>{@code
     * client.account().value();
     * }</pre>
     *
     * @return the account's id
     */
    AccountId account();

    /**
     * The region of the sessions.
     *
     * <pre>{@code
     * client.region().orElseThrow().name();
     * }</pre>
     *
     * @return the region; empty if the client was made for an address that tells none
     */
    Optional<Region> region();

    /**
     * The address that requests go to.
     *
     * <pre>{@code
     * client.endpoint().getHost();
     * }</pre>
     *
     * @return the base address, without a trailing slash
     */
    URI endpoint();

    /**
     * The token that calls are signed with: from the cache, else one request to the token service,
     * {@code GET /accounts/{accountId}/token}. Good for 24 hours, renewed by itself five minutes before.
     *
     * <pre>{@code
     * client.token().expiresIn();
     * }</pre>
     *
     * @return the token, which never prints its text
     * @throws dev.arrshell.error.AuthenticationException if the token service refuses the account key (401)
     * @throws dev.arrshell.error.ArrException if the request fails otherwise
     */
    AccessToken token();

    /**
     * The same as {@link #token()} without holding a thread.
     *
     * @return completes with the token, or with what {@link #token()} throws
     */
    CompletableFuture<AccessToken> tokenAsync();

    /**
     * Begins a session yet to be. Costs nothing; {@code start()} at the end sends it.
     *
     * <pre>{@code
     * Session mine = client.session().size(STANDARD).lease(hours(1)).start();
     * }</pre>
     *
     * @return the first stage, which asks for the size
     */
    SessionDraft.NeedsSize session();

    /**
     * Begins a pool of sessions yet to be. Costs nothing; {@code start()} at the end starts it.
     *
     * <pre>{@code
     * client.pool(PREMIUM).min(1).max(3).lease(hours(1));
     * }</pre>
     *
     * @param size the size of the pool's sessions
     * @return the first stage, which asks for the lease
     * @throws NullPointerException if {@code size} is null
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}
     */
    PoolDraft.NeedsLease pool(SessionSize size);

    /**
     * Attaches to a session that exists. Costs no request; closing the handle leaves the session alone.
     *
     * <pre>{@code
     * Session mine = client.session("d31bddca-dab7-498e-9bc9-7594bc12862f");
     * }</pre>
     *
     * @param id the session's id
     * @return a handle
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if {@code id} has not the form of an id. Nothing was sent
     */
    Session session(String id);

    /**
     * Attaches to a session that exists. Costs no request; closing the handle leaves the session alone.
     *
     * @param id the session's id
     * @return a handle
     * @throws NullPointerException if {@code id} is null
     */
    Session session(SessionId id);

    /**
     * Lists the sessions that are Starting or Ready, of this account in this region, oldest first. One request:
     * {@code GET /v1/accounts/{accountId}/sessions}.
     *
     * <pre>{@code
     * for (SessionProperties each : client.sessions()) {
     *     System.out.println(each.id().value() + " " + each.remaining());
     * }
     * }</pre>
     *
     * @return an unmodifiable list, as of the answer
     * @throws dev.arrshell.error.ArrException if the request fails; each kind of failure has its own type
     */
    List<SessionProperties> sessions();

    /**
     * The same as {@link #sessions()} without holding a thread.
     *
     * @return completes with the list, or with what {@link #sessions()} throws
     */
    CompletableFuture<List<SessionProperties>> sessionsAsync();

    /**
     * Begins a conversion yet to be. Costs nothing; {@code start()} at the end sends it.
     *
     * <pre>{@code
     * Conversion robot = client.conversion().input(models, "robot.fbx").output(converted).start();
     * }</pre>
     *
     * @return the first stage, which asks for the input
     */
    ConversionDraft.NeedsInput conversion();

    /**
     * Attaches to a conversion that exists. Costs no request.
     *
     * @param id the conversion's id
     * @return a handle
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if {@code id} has not the form of an id. Nothing was sent
     */
    Conversion conversion(String id);

    /**
     * Lists the conversions of this account in this region, those that have ended too, the newest last. One request a page:
     * {@code GET /accounts/{accountId}/conversions}. v1 has no such request.
     *
     * <pre>{@code
     * client.conversions().forEach(each -> System.out.println(each.statusText() + " " + each.id()));
     * }</pre>
     *
     * @return an unmodifiable list, as of the answers
     * @throws IllegalStateException if the API version has no such request. Nothing was sent
     * @throws dev.arrshell.error.ArrException if the request fails; each kind of failure has its own type
     */
    List<ConversionProperties> conversions();

    /**
     * The same as {@link #conversions()} without holding a thread.
     *
     * @return completes with the list, or with what {@link #conversions()} throws
     */
    CompletableFuture<List<ConversionProperties>> conversionsAsync();

    /**
     * Writes down from now on what is sent for this account to this client's address, and its token requests, with the
     * answers: lines of JSON, every secret masked. Costs no request. An emulator can answer from the file
     * ({@code ArrEmulator.replay}).
     *
     * @param file what to write; must not be there yet
     * @return the recording, to be closed by the caller
     * @throws NullPointerException if {@code file} is null
     * @throws IllegalArgumentException if the file is there already or cannot be made. Nothing was sent
     */
    Recording record(Path file);

    /**
     * The same as {@link #record(Path)}.
     *
     * @param file the file's name
     * @return the recording, to be closed by the caller
     * @throws NullPointerException if {@code file} is null
     * @throws IllegalArgumentException if the file is there already or cannot be made. Nothing was sent
     */
    Recording record(String file);

    /**
     * The sessions of this account that processes of this machine started and left behind when they died, by the ledger
     * ({@link ArrOptions.Builder#ledger}).
     *
     * <pre>{@code
     * client.leftovers().dryRun();
     * }</pre>
     *
     * @return the leftovers, to be looked at or stopped. Costs no request
     */
    Leftovers leftovers();
}
