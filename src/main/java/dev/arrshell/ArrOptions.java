package dev.arrshell;

import dev.arrshell.annotation.Experimental;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.policy.HttpSettings;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.policy.PriceList;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Options of all clients of one {@link Arr}; each has a default. Immutable and thread-safe. */
public final class ArrOptions {

    private final OptionValues chosen;
    private final OptionListeners listeners;

    private ArrOptions(OptionValues chosen) {
        this.chosen = chosen;
        this.listeners = new OptionListeners(chosen);
    }

    /** {@return a builder that begins with the defaults} */
    public static Builder builder() {
        return new Builder(new OptionValues());
    }

    /** {@return a builder that begins with these options} */
    public Builder toBuilder() {
        return new Builder(chosen.copy());
    }

    /** {@return the API version to speak, default {@link ApiVersion#V1}} */
    public ApiVersion apiVersion() {
        return chosen.apiVersion;
    }

    /** {@return the token service's address, default the public one of the v1 era} */
    public URI sts() {
        return chosen.sts;
    }

    /**
     * {@return the base address of a region, default the public one}
     *
     * @param region a region
     */
    public URI endpoint(Region region) {
        return chosen.endpoints.apply(region);
    }

    /** {@return the time that waits and token lives are measured with, default the system's} */
    public TimeSource time() {
        return chosen.time;
    }

    /** {@return how long connecting may take, in real time, default 10 s} */
    public Duration connectTimeout() {
        return chosen.connectTimeout;
    }

    /** {@return how long one request may take from sending to the answer's last byte, in real time, default 30 s} */
    public Duration requestTimeout() {
        return chosen.requestTimeout;
    }

    /** {@return the deadline of {@code awaitReady()}, default 10 minutes} */
    public Duration awaitAtMost() {
        return chosen.awaitAtMost;
    }

    /** {@return how often a wait looks, default {@link PollPolicy#DEFAULT}; on a virtual clock with a seed} */
    public PollPolicy polls() {
        return chosen.polls();
    }

    /** {@return the TLS context, empty for the platform's} */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(chosen.sslContext);
    }

    /** {@return how often calls are tried again, default {@link RetryPolicy#DEFAULT}} */
    public RetryPolicy retries() {
        return chosen.retries;
    }

    /** {@return the prices of sessions, default {@link PriceList#NONE}} */
    public PriceList prices() {
        return chosen.prices;
    }

    /** {@return how requests travel, default {@link HttpSettings#DEFAULT}} */
    public HttpSettings http() {
        return chosen.http;
    }

    /** {@return how many calls of an account any minute may see, 0 for as many as come} */
    public int callsPerMinute() {
        return chosen.callsPerMinute;
    }

    /** {@return the file to which every start is written, empty for none} */
    public Optional<Path> ledger() {
        return Optional.ofNullable(chosen.ledger);
    }

    /** {@return whether plain http to other machines is allowed, default no} */
    public boolean isInsecureAllowed() {
        return chosen.allowInsecure;
    }

    OptionListeners listeners() {
        return listeners;
    }

    /**
     * Builder of {@link ArrOptions}. Several listeners of a kind are called in the order in which they were added. A listener
     * decides nothing: what it throws is a warning, once, and the call goes on. Null is refused with a
     * {@link NullPointerException}. Not thread-safe.
     */
    public static final class Builder {

        private final OptionValues chosen;

        private Builder(OptionValues chosen) {
            this.chosen = chosen;
        }

        /**
         * Chooses the API version.
         *
         * @param version the version
         * @return this
         */
        public Builder apiVersion(ApiVersion version) {
            chosen.apiVersion = Objects.requireNonNull(version, "version");
            return this;
        }

        /**
         * Chooses the token service.
         *
         * @param base its base address, to which {@code /accounts/{accountId}/token} is added
         * @return this
         * @throws IllegalArgumentException if {@code base} is no absolute http(s) address
         */
        public Builder sts(URI base) {
            chosen.sts = HttpAddress.check(base, "sts");
            return this;
        }

        /**
         * Chooses where regions are found.
         *
         * @param resolver gives a region's base address
         * @return this
         */
        public Builder endpoints(Function<? super Region, ? extends URI> resolver) {
            chosen.endpoints = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Chooses the time.
         *
         * @param source the source
         * @return this
         */
        public Builder time(TimeSource source) {
            chosen.time = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Bounds connecting.
         *
         * @param atMost more than zero
         * @return this
         * @throws IllegalArgumentException if {@code atMost <= 0}
         */
        public Builder connectTimeout(Duration atMost) {
            chosen.connectTimeout = UsageErrors.positive(atMost, "connectTimeout");
            return this;
        }

        /**
         * Bounds a request.
         *
         * @param atMost more than zero
         * @return this
         * @throws IllegalArgumentException if {@code atMost <= 0}
         */
        public Builder requestTimeout(Duration atMost) {
            chosen.requestTimeout = UsageErrors.positive(atMost, "requestTimeout");
            return this;
        }

        /**
         * Bounds {@code awaitReady()}.
         *
         * @param atMost more than zero
         * @return this
         * @throws IllegalArgumentException if {@code atMost <= 0}
         */
        public Builder awaitAtMost(Duration atMost) {
            chosen.awaitAtMost = UsageErrors.positive(atMost, "awaitAtMost");
            return this;
        }

        /**
         * Chooses how often a wait looks.
         *
         * @param policy the policy
         * @return this
         */
        public Builder polls(PollPolicy policy) {
            chosen.polls = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Chooses how often calls are tried again after 5xx, 429 and broken connections, default
         * {@link RetryPolicy#DEFAULT}. {@code awaitReady()} has a deadline of its own.
         *
         * @param policy the policy, {@link RetryPolicy#NONE} for once
         * @return this
         */
        public Builder retries(RetryPolicy policy) {
            chosen.retries = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets the prices that {@code maxCost(perDay)} of a pool counts with. None are known unless this is called.
         *
         * @param known the prices
         * @return this
         */
        public Builder prices(PriceList known) {
            chosen.prices = Objects.requireNonNull(known, "prices");
            return this;
        }

        /**
         * Chooses how requests travel: an HTTP client, a proxy, an executor, headers of your own.
         *
         * @param settings the settings
         * @return this
         */
        public Builder http(HttpSettings settings) {
            chosen.http = Objects.requireNonNull(settings, "http");
            return this;
        }

        /**
         * Spaces the calls of each account, first come first served. Calls to the token service, and the one repetition
         * after a renewed token, do not count.
         *
         * @param most how many calls any minute may see, 0 for as many as come
         * @return this
         * @throws IllegalArgumentException if {@code most < 0}
         */
        public Builder callsPerMinute(int most) {
            chosen.callsPerMinute = UsageErrors.notNegative(most, "callsPerMinute");
            return this;
        }

        /**
         * Allows plain http to other machines, where keys and tokens can be read on the way. Plain http to this machine
         * is always allowed.
         *
         * @return this
         */
        public Builder allowInsecure() {
            chosen.allowInsecure = true;
            return this;
        }

        /**
         * Writes every start to a file before its request is sent, so that what a process leaves behind when it dies
         * can be found ({@code client.leftovers()}). Several processes may share the file.
         *
         * @param file usually {@code ~/.arr/started.jsonl}; it and its directory are made when needed
         * @return this
         */
        public Builder ledger(Path file) {
            chosen.ledger = Objects.requireNonNull(file, "file");
            return this;
        }

        /**
         * Adds a listener to warnings: what a person should know although no call failed, such as a ledger that cannot
         * be written. Without one they go to the system logger {@code dev.arrshell}.
         *
         * @param listener called with a sentence without secrets; must not block
         * @return this
         */
        public Builder onWarning(Consumer<? super String> listener) {
            chosen.onWarning = OptionValues.with(chosen.onWarning, listener);
            return this;
        }

        /**
         * Sets the TLS context, for a server whose certificate the platform does not trust, such as an emulator's.
         *
         * @param context the context
         * @return this
         */
        public Builder sslContext(SSLContext context) {
            chosen.sslContext = Objects.requireNonNull(context, "sslContext");
            return this;
        }

        /**
         * Adds a listener to all requests and their answers, with secrets masked.
         *
         * @param listener called after each exchange, once it is known whether the request is sent again, on the thread
         *     that got the answer; must not block
         * @return this
         */
        public Builder onExchange(Consumer<? super Exchange> listener) {
            chosen.onExchange = OptionValues.with(chosen.onExchange, listener);
            return this;
        }

        /**
         * Adds a listener to the calls of the API, for metrics and traces. Each call runs it in the calling thread, before
         * the first request.
         *
         * @param listener takes the name of the method, see {@link Exchange#call()}, and returns a listener, which gets each
         *     request of that call with its outcome, as {@link #onExchange} does. Neither may block
         * @return this
         */
        @Experimental
        public Builder onCall(Function<? super String, ? extends Consumer<? super Exchange>> listener) {
            chosen.onCall = OptionValues.with(chosen.onCall, listener);
            return this;
        }

        /**
         * Adds a listener to starts in the thread that makes them, to find out which code started a session.
         *
         * @param listener called by {@code start()} and {@code startAsync()} before anything is sent; returns a listener
         *     that gets the handle like that of {@link #onStarted}. Neither may block
         * @return this
         */
        public Builder onStart(Function<? super SessionSpec, ? extends Consumer<? super Session>> listener) {
            chosen.onStart = OptionValues.with(chosen.onStart, listener);
            return this;
        }

        /**
         * Adds a listener to started sessions, to stop them all at the end of a program.
         *
         * @param listener called with the handle of each, on the thread that got the answer; must not block
         * @return this
         */
        public Builder onStarted(Consumer<? super Session> listener) {
            chosen.onStarted = OptionValues.with(chosen.onStarted, listener);
            return this;
        }

        /**
         * Adds a listener to session events: starts, properties, listings, waits, extended leases, stops.
         *
         * @param listener called on the thread that got the answer; must not block. What it throws has no effect
         * @return this
         */
        public Builder onSessionEvent(Consumer<? super SessionEvent> listener) {
            chosen.onSessionEvent = OptionValues.with(chosen.onSessionEvent, listener);
            return this;
        }

        /**
         * Makes the options.
         *
         * @return what was chosen so far
         * @throws IllegalArgumentException if the token service is another machine, is spoken to over plain http, and
         *     {@link #allowInsecure()} was not said. Nothing was sent
         */
        public ArrOptions build() {
            return new ArrOptions(chosen.checked().copy());
        }
    }
}
