package dev.arrshell;

import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Region;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** What can be chosen for all clients of one {@link Arr}; everything has a default. Immutable and thread-safe. */
public final class ArrOptions {

    private static final URI PUBLIC_STS = URI.create("https://sts.mixedreality.azure.com");

    private final Builder chosen;

    private ArrOptions(Builder chosen) {
        this.chosen = new Builder(chosen);
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins with these options.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(chosen);
    }

    /**
     * The API version to speak, default {@link ApiVersion#V1}.
     *
     * @return the version
     */
    public ApiVersion apiVersion() {
        return chosen.apiVersion;
    }

    /**
     * The token service's address, default the public one of the v1 era.
     *
     * @return the base address
     */
    public URI sts() {
        return chosen.sts;
    }

    /**
     * The address of a region, default the public one.
     *
     * @param region a region
     * @return its base address
     */
    public URI endpoint(Region region) {
        return chosen.endpoints.apply(region);
    }

    /**
     * The time that waits and token lives are measured with, default the system's.
     *
     * @return the source
     */
    public TimeSource time() {
        return chosen.time;
    }

    /**
     * How long connecting may take, in real time, default 10 s.
     *
     * @return more than zero
     */
    public Duration connectTimeout() {
        return chosen.connectTimeout;
    }

    /**
     * How long one request may take from sending to the answer's last byte, in real time, default 30 s.
     *
     * @return more than zero
     */
    public Duration requestTimeout() {
        return chosen.requestTimeout;
    }

    /**
     * The deadline of {@code awaitReady()}, default 10 minutes.
     *
     * @return more than zero
     */
    public Duration awaitAtMost() {
        return chosen.awaitAtMost;
    }

    /**
     * How often a wait looks, default {@link PollPolicy#DEFAULT}.
     *
     * @return the policy
     */
    public PollPolicy polls() {
        return chosen.polls;
    }

    /**
     * Whom to trust over TLS, default whom the platform trusts.
     *
     * @return the context, if one was chosen
     */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(chosen.sslContext);
    }

    Consumer<? super Exchange> onExchange() {
        return chosen.onExchange;
    }

    Consumer<? super Session> onStarted() {
        return chosen.onStarted;
    }

    Consumer<? super WaitProgress> onProgress() {
        return chosen.onProgress;
    }

    /** Gathers {@link ArrOptions}. Not thread-safe. */
    public static final class Builder {

        private ApiVersion apiVersion = ApiVersion.V1;
        private URI sts = PUBLIC_STS;
        private Function<? super Region, URI> endpoints = Region::endpoint;
        private TimeSource time = TimeSource.system();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration requestTimeout = Duration.ofSeconds(30);
        private Duration awaitAtMost = Duration.ofMinutes(10);
        private PollPolicy polls = PollPolicy.DEFAULT;
        private SSLContext sslContext;
        private Consumer<? super Exchange> onExchange;
        private Consumer<? super Session> onStarted = session -> {};
        private Consumer<? super WaitProgress> onProgress = progress -> {};

        private Builder() {}

        private Builder(Builder other) {
            apiVersion = other.apiVersion;
            sts = other.sts;
            endpoints = other.endpoints;
            time = other.time;
            connectTimeout = other.connectTimeout;
            requestTimeout = other.requestTimeout;
            awaitAtMost = other.awaitAtMost;
            polls = other.polls;
            sslContext = other.sslContext;
            onExchange = other.onExchange;
            onStarted = other.onStarted;
            onProgress = other.onProgress;
        }

        /**
         * Chooses the API version.
         *
         * @param version the version
         * @return this
         * @throws NullPointerException if {@code version} is null
         */
        public Builder apiVersion(ApiVersion version) {
            apiVersion = Objects.requireNonNull(version, "version");
            return this;
        }

        /**
         * Chooses the token service.
         *
         * @param base its base address, to which {@code /accounts/{accountId}/token} is added
         * @return this
         * @throws NullPointerException if {@code base} is null
         * @throws IllegalArgumentException if {@code base} is no absolute http(s) address
         */
        public Builder sts(URI base) {
            sts = Addresses.checked(base, "sts");
            return this;
        }

        /**
         * Chooses where regions are found.
         *
         * @param resolver gives a region's base address
         * @return this
         * @throws NullPointerException if {@code resolver} is null
         */
        public Builder endpoints(Function<? super Region, URI> resolver) {
            endpoints = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Chooses the time.
         *
         * @param source the source
         * @return this
         * @throws NullPointerException if {@code source} is null
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Bounds connecting.
         *
         * @param atMost more than zero
         * @return this
         * @throws NullPointerException if {@code atMost} is null
         * @throws IllegalArgumentException if {@code atMost <= 0}
         */
        public Builder connectTimeout(Duration atMost) {
            connectTimeout = positive(atMost, "connectTimeout");
            return this;
        }

        /**
         * Bounds a request.
         *
         * @param atMost more than zero
         * @return this
         * @throws NullPointerException if {@code atMost} is null
         * @throws IllegalArgumentException if {@code atMost <= 0}
         */
        public Builder requestTimeout(Duration atMost) {
            requestTimeout = positive(atMost, "requestTimeout");
            return this;
        }

        /**
         * Bounds {@code awaitReady()}.
         *
         * @param atMost more than zero
         * @return this
         * @throws NullPointerException if {@code atMost} is null
         * @throws IllegalArgumentException if {@code atMost <= 0}
         */
        public Builder awaitAtMost(Duration atMost) {
            awaitAtMost = positive(atMost, "awaitAtMost");
            return this;
        }

        /**
         * Chooses how often a wait looks.
         *
         * @param policy the policy
         * @return this
         * @throws NullPointerException if {@code policy} is null
         */
        public Builder polls(PollPolicy policy) {
            polls = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Chooses whom to trust over TLS, such as an emulator's certificate.
         *
         * @param context the context
         * @return this
         * @throws NullPointerException if {@code context} is null
         */
        public Builder sslContext(SSLContext context) {
            sslContext = Objects.requireNonNull(context, "sslContext");
            return this;
        }

        /**
         * Listens to all that goes over the wire, secrets masked.
         *
         * @param listener told after each exchange, on the thread that got the answer; must not block
         * @return this
         * @throws NullPointerException if {@code listener} is null
         */
        public Builder onExchange(Consumer<? super Exchange> listener) {
            onExchange = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Listens to the sessions that are started, for those who see to it that none is forgotten.
         *
         * @param listener given the handle of each, on the thread that got the answer; must not block
         * @return this
         * @throws NullPointerException if {@code listener} is null
         */
        public Builder onStarted(Consumer<? super Session> listener) {
            onStarted = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Listens to all waits, also those that are given a listener of their own.
         *
         * @param listener told after each look of a wait, on the thread that looked; what it throws ends the wait
         * @return this
         * @throws NullPointerException if {@code listener} is null
         */
        public Builder onProgress(Consumer<? super WaitProgress> listener) {
            onProgress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the options.
         *
         * @return what was chosen so far
         */
        public ArrOptions build() {
            return new ArrOptions(this);
        }

        private static Duration positive(Duration length, String what) {
            if (Objects.requireNonNull(length, what).isZero() || length.isNegative()) {
                throw new IllegalArgumentException(what + " must be positive, not " + length);
            }
            return length;
        }
    }
}
