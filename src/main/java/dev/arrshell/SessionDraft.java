package dev.arrshell;

import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.policy.Alternative;
import dev.arrshell.schedule.ScheduleDraft;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
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
         * @param total the lease
         * @return the next stage
         * @throws NullPointerException if {@code total} is null
         */
        Startable lease(Lease total);

        /**
         * Sets the whole lease, counted from the moment the session is ready.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4)); // or "4:0:0"
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
         * The values gathered so far. Sends nothing.
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

        /**
         * Adds an alternative for a start that fails for a reason that may not hold elsewhere: no server is left, the
         * quota is used up, the server does not start, or the service throttles beyond the retry policy.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4)).orElse(size(STANDARD)).orElse(region("eastus"));
         * }</pre>
         *
         * @param other what to change of this draft; {@link Alternative#size} and {@link Alternative#region} are to be
         *     imported statically
         * @return a draft that waits until its session is ready, since only then it is known whether the start succeeded
         * @throws NullPointerException if {@code other} is null
         * @throws IllegalStateException if the draft has an id, or {@code other} a region where the client's address
         *     tells none. Nothing was sent
         */
        WithAlternatives orElse(Alternative other);

        /**
         * Makes a schedule: a session like this at certain times, which {@link ScheduleDraft#until} begins.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(1)).every("weekdays 07:30", ZoneId.of("Europe/Berlin")).until("18:00");
         * }</pre>
         *
         * @param times the times of start: days and a time of day, as in {@code weekdays 07:30}, {@code daily 06:00},
         *     {@code weekends 10:00}, {@code mondays and thursdays 09:15}; or the five fields of cron, as in
         *     {@code 30 7 * * MON-FRI}: minute, hour, day of the month, month, day of the week
         * @param zone the zone of the times
         * @return a draft of the schedule
         * @throws NullPointerException if an argument is null
         * @throws IllegalArgumentException if {@code times} is none of these, if there never is such a time, or if the lease is
         *     shorter than five minutes. Nothing was sent
         * @throws IllegalStateException if the draft has an id, the API version lacks something the draft asks for, or
         *     cron-utils is not on the class path. Nothing was sent
         */
        ScheduleDraft every(String times, ZoneId zone);
    }

    /** The times of a schedule whose session is named next, as scripts write it: {@code every(…).start(draft).until(…)}. */
    @FunctionalInterface
    interface ScheduleTimes {

        /**
         * Makes a schedule of a draft, as {@link Startable#every} does.
         *
         * @param draft the session to be started at each of the times
         * @return a draft of the schedule
         * @throws NullPointerException if {@code draft} is null
         * @throws IllegalArgumentException if the times are none, or if the lease is shorter than five minutes. Nothing was
         *     sent
         * @throws IllegalStateException if the draft has an id, or the API version lacks something that it asks for. Nothing
         *     was sent
         */
        ScheduleDraft start(Startable draft);
    }

    /** The last stage of a session draft that has alternatives. */
    interface WithAlternatives extends SessionDraft {

        /**
         * Adds an alternative, to be tried after those before it. See {@link Startable#orElse}.
         *
         * @param other what to change of the first draft, not of the alternative before
         * @return a new draft
         * @throws NullPointerException if {@code other} is null
         * @throws IllegalStateException if {@code other} has a region where the client's address tells none. Nothing was
         *     sent
         */
        WithAlternatives orElse(Alternative other);

        /**
         * The values of each attempt, in order.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4)).orElse(size(STANDARD)).specs();
         * }</pre>
         *
         * @return the first draft's values, then those of each alternative
         */
        List<SessionSpec> specs();

        /**
         * Starts the first session that becomes ready: one attempt after another, never two sessions at once. Each waits as
         * {@link Session#awaitReady()} does. The next one is made if the session went to Error, was not ready in time and has
         * been stopped, or if the service throttles or refuses it as its quota or capacity is used up. Any other failure
         * ends the start; a session that is still there then is stopped.
         *
         * <pre>{@code
         * client.session().size(PREMIUM).lease(hours(4)).orElse(size(STANDARD)).start().snapshot().size();
         * }</pre>
         *
         * @return the session; its size is in {@link ReadySession#snapshot()}, its region {@link Session#region()}
         * @throws IllegalStateException if the API version lacks something the draft asks for. Nothing was sent
         * @throws dev.arrshell.error.ArrException if no attempt succeeds: the failure of the last one, whose message and
         *     {@link dev.arrshell.error.ArrException#tried()} say what was tried
         */
        ReadySession start();

        /**
         * The same as {@link #start()} without holding a thread. Cancelling the future stops the session of the attempt.
         *
         * @return completes with the ready session, or with what {@link #start()} throws
         */
        CompletableFuture<ReadySession> startAsync();
    }
}
