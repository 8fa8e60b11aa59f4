package dev.arrshell;

import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The values of {@link ArrOptions} with their defaults. */
final class OptionValues implements Cloneable {

    private static final URI PUBLIC_STS = URI.create("https://sts.mixedreality.azure.com");

    ApiVersion apiVersion = ApiVersion.V1;
    URI sts = PUBLIC_STS;
    Function<? super Region, URI> endpoints = Region::endpoint;
    TimeSource time = TimeSource.system();
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration requestTimeout = Duration.ofSeconds(30);
    Duration awaitAtMost = Duration.ofMinutes(10);
    PollPolicy polls = PollPolicy.DEFAULT;
    RetryPolicy retries = RetryPolicy.DEFAULT;
    int callsPerMinute;
    boolean allowInsecure;
    Path ledger;
    Consumer<? super String> onWarning = OptionValues::log;
    SSLContext sslContext;
    Consumer<? super Exchange> onExchange;
    Function<? super SessionSpec, ? extends Consumer<Session>> onStart = spec -> session -> {};
    Consumer<? super Session> onStarted = session -> {};
    Consumer<? super SessionEvent> onSessionEvent = event -> {};

    static void log(String warning) {
        System.getLogger("dev.arrshell").log(System.Logger.Level.WARNING, warning);
    }

    OptionValues copy() {
        try {
            return (OptionValues) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
