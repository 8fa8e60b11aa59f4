package sample;

import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.testkit.OnFinding.FAIL;
import static dev.arrshell.time.Durations.hours;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.model.SessionStatus;
import org.junit.jupiter.api.Test;

@ArrTest(leaks = FAIL)
class FailingTest {

    @Test
    void expectsTooMuch(ArrClient client) {
        Session session = start(client);
        session.awaitReady();
        assertEquals(SessionStatus.STOPPED, session.status());
    }

    @Test
    void forgetsToStop(ArrClient client) {
        start(client);
    }

    private static Session start(ArrClient client) {
        return Helper.start(client);
    }

    static final class Helper {
        static Session start(ArrClient client) {
            return client.session().size(PREMIUM).lease(hours(4)).start();
        }
    }

    @Test
    void passes(ArrClient client) {
        client.session().size(STANDARD).lease(hours(1)).start().stop();
    }
}
