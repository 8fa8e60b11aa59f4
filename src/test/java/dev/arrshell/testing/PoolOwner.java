package dev.arrshell.testing;

import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.SessionSize;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.pool.PooledSession;
import dev.arrshell.pool.SessionPool;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A program with a pool of two sessions, one of them lent, that lives until it is killed. */
public final class PoolOwner {

    /** The line that it prints when both are ready. */
    public static final String READY = "two are ready";

    private PoolOwner() {}

    /** A client that writes a ledger. */
    public static ArrClient client(URI service, AccountId account, AccountKey key, Path ledger) {
        ArrOptions options = ArrOptions.builder()
                .sts(service)
                .ledger(ledger)
                .polls(PollPolicy.every(Duration.ofMillis(100)))
                .build();
        return Arr.create(options).account(account, key).endpoint(service);
    }

    /**
     * Begins the pool.
     *
     * @param args the service, the account, its key, the ledger
     */
    public static void main(String[] args) throws InterruptedException {
        SessionPool pool = client(
                        URI.create(args[0]), AccountId.parse(args[1]), AccountKey.parse(args[2]), Path.of(args[3]))
                .pool(SessionSize.STANDARD)
                .min(1)
                .max(2)
                .lease(hours(1))
                .start();
        PooledSession first = pool.acquire(minutes(1));
        pool.acquire(minutes(1)).close();
        System.out.println(READY);
        Thread.currentThread().join();
        first.close();
    }
}
