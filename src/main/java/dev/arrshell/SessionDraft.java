package dev.arrshell;

import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A session before its start, built in stages: size, lease, then what is optional. Each stage is immutable and offers only
 * the calls that are possible next. Nothing is sent before {@link Startable#start()}.
 */
public interface SessionDraft {

    /** The first stage of a session draft: the size is set next. */
    interface NeedsSize extends SessionDraft {

        /**
         * Chooses the class of server.
         *
         * <pre>{@code
         * client.session().size(PREMIUM);
         * }</pre>
         *
         * @param size {@link SessionSize#STANDARD} or {@link SessionSize#PREMIUM}
         * @return the next stage
         * @throws NullPointerException if {@code size} is null
         * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}. Nothing was sent
         */
        NeedsLease size(SessionSize size);
    }

    /** The second stage of a session draft: the lease is set next. */
    interface NeedsLease extends SessionDraft {

        /**
         * Sets the whole lease, counted from the moment the session is ready.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(Lease.parse("4:0:0"));
         * }</pre>
         *
         * @param total the lease
         * @return the next stage
         * @throws NullPointerException if {@code total} is null
         */
        Startable lease(Lease total);

        /**
         * Sets the whole lease, counted from the moment the session is ready.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4));
         * }</pre>
         *
         * @param total more than zero, at most 24 hours
         * @return the next stage
         * @throws NullPointerException if {@code total} is null
         * @throws IllegalArgumentException if {@code total <= 0} or {@code total > 24 h}. Nothing was sent
         */
        Startable lease(Duration total);

        /**
         * Sets the whole lease, counted from the moment the session is ready.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease("1.00:00:00");
         * }</pre>
         *
         * @param total {@code 4:0:0}, {@code 1.00:00:00}, {@code 90m} or {@code PT4H}, see {@link Lease#parse}
         * @return the next stage
         * @throws NullPointerException if {@code total} is null
         * @throws IllegalArgumentException if {@code total} is no lease. Nothing was sent
         */
        Startable lease(String total);
    }

    /** The last stage of a session draft: size and lease are set, {@code start()} is possible. */
    interface Startable extends SessionDraft {

        /**
         * Names containers of assets to preload. Only v1 knows them; another version refuses at {@link #start()}.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4)).models(URI.create("https://mine.blob.core.windows.net/models"));
         * }</pre>
         *
         * @param containers their addresses, in order; replaces those named before
         * @return a new draft
         * @throws NullPointerException if one of them is null
         */
        Startable models(URI... containers);

        /**
         * Chooses the session's id. v1 makes it up itself and so refuses at {@link #start()}.
         *
         * @param id the id
         * @return a new draft
         * @throws NullPointerException if {@code id} is null
         */
        Startable id(SessionId id);

        /**
         * What would be asked for.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4)).spec().lease();
         * }</pre>
         *
         * @return the values gathered so far
         */
        SessionSpec spec();

        /**
         * Starts the session: the only call that creates anything. One request,
         * {@code POST /v1/accounts/{accountId}/sessions/create}, answered before the session is ready. Each call
         * starts another session.
         *
         * <pre>{@code
         * Session mine = client.session().size(PREMIUM).lease(hours(4)).start();
         * }</pre>
         *
         * @return a handle that stops the session when it is closed
         * @throws IllegalStateException if the API version lacks something the draft asks for. Nothing was sent
         * @throws dev.arrshell.error.ArrException if the request fails; each kind of failure has its own type
         */
        Session start();

        /**
         * The same as {@link #start()} without holding a thread.
         *
         * @return completes with the handle, or with what {@link #start()} throws
         */
        CompletableFuture<Session> startAsync();
    }
}
