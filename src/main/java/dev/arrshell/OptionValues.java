package dev.arrshell;

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
import dev.arrshell.time.VirtualClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The values of {@link ArrOptions} with their defaults. */
final class OptionValues implements Cloneable {

    private static final URI PUBLIC_STS = URI.create("https://sts.mixedreality.azure.com");

    private static final long SEED = 1;

    ApiVersion apiVersion = ApiVersion.V1;
    URI sts = PUBLIC_STS;
    Function<? super Region, ? extends URI> endpoints = Region::endpoint;
    TimeSource time = TimeSource.system();
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration requestTimeout = Duration.ofSeconds(30);
    Duration awaitAtMost = Duration.ofMinutes(10);
    PollPolicy polls;
    private PollPolicy repeatable = repeatable();
    RetryPolicy retries = RetryPolicy.DEFAULT;
    PriceList prices = PriceList.NONE;
    HttpSettings http = HttpSettings.DEFAULT;
    int callsPerMinute;
    boolean allowInsecure;
    Path ledger;
    List<Consumer<? super String>> onWarning = List.of();
    SSLContext sslContext;
    List<Consumer<? super Exchange>> onExchange = List.of();
    List<Function<? super String, ? extends Consumer<? super Exchange>>> onCall = List.of();
    List<Function<? super SessionSpec, ? extends Consumer<? super Session>>> onStart = List.of();
    List<Consumer<? super Session>> onStarted = List.of();
    List<Consumer<? super SessionEvent>> onSessionEvent = List.of();

    /**
     * The policy that was chosen. Without one, waits on a virtual clock have the default's jitter from a fixed seed, so
     * that a test sees the same each time it runs.
     */
    PollPolicy polls() {
        if (polls != null) {
            return polls;
        }
        return time instanceof VirtualClock ? repeatable : PollPolicy.DEFAULT;
    }

    /** The listeners with one more, which is called last. */
    static <T> List<T> with(List<T> listeners, T another) {
        return Stream.concat(listeners.stream(), Stream.of(Objects.requireNonNull(another, "listener")))
                .toList();
    }

    static void log(String warning) {
        System.getLogger("dev.arrshell").log(System.Logger.Level.WARNING, warning);
    }

    /** Refuses a token service to which secrets would travel readably over a network. */
    OptionValues checked() {
        if (!allowInsecure) {
            HttpAddress.checkSecure(sts, "sts");
        }
        return this;
    }

    OptionValues copy() {
        try {
            OptionValues copy = (OptionValues) clone();
            copy.repeatable = repeatable();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PollPolicy repeatable() {
        return PollPolicy.DEFAULT.withRandomness(new SplittableRandom(SEED));
    }
}
