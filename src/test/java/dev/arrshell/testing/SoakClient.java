package dev.arrshell.testing;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.ArrException;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;

/** A program that keeps sessions for a while, one after the other. What fails for good it does again. */
public final class SoakClient implements AutoCloseable {

    private static final Duration KEEP = Duration.ofMinutes(15);
    private static final Duration UP_TO = Duration.ofHours(4);
    private static final int AGAIN = 20;

    private final ArrEmulator emulator;
    private final Random random;
    private final Arr arr;
    private final ArrClient client;
    private final Duration lease;

    /**
     * Makes one.
     *
     * @param number odd ones speak 2021-01-01; each asks for a lease of its own, so that v1 can tell whose is whose
     */
    public SoakClient(ArrEmulator emulator, Path ledger, int number, long seed) {
        this.emulator = emulator;
        this.random = new Random(seed);
        this.lease = Duration.ofMinutes(20 + number);
        this.arr = Arr.create(ArrOptions.builder()
                .sts(emulator.sts())
                .time(emulator.time())
                .endpoints(emulator::endpoint)
                .apiVersion(number % 2 == 0 ? ApiVersion.V1 : ApiVersion.V2021_01_01)
                .ledger(ledger)
                .build());
        this.client =
                arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region());
    }

    /** Lives with one session; what it was just before it was stopped. */
    public SessionStatus live() throws Exception {
        SessionSize size = random.nextBoolean() ? SessionSize.STANDARD : SessionSize.PREMIUM;
        Session session =
                stubbornly(() -> client.session().size(size).lease(lease).start());
        stubbornly(session::awaitReady);
        session.keepAlive(KEEP, UP_TO);
        emulator.time().sleep(Duration.ofSeconds(300 + random.nextInt(4200)));
        SessionProperties last = stubbornly(session::properties);
        stubbornly(() -> {
            session.stop();
            return true;
        });
        return last.status();
    }

    private static <T> T stubbornly(Callable<T> call) throws Exception {
        for (int i = 1; ; i++) {
            try {
                return call.call();
            } catch (ArrException e) {
                if (i == AGAIN) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        arr.close();
    }
}
