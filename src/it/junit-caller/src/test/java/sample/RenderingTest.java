package sample;

import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.SessionExpiredException;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.junit.Started;
import dev.arrshell.model.SessionStatus;
import org.junit.jupiter.api.Test;

@ArrTest
class RenderingTest {

    ArrEmulator emulator;

    @Test
    void aLeaseRunsOut(@Started(size = PREMIUM, lease = "PT20M") ReadySession session) {
        emulator.clock().advance(minutes(21));
        assertEquals(SessionStatus.EXPIRED, session.status());
        assertThrows(SessionExpiredException.class, () -> session.extendLeaseBy(minutes(20)));
    }

    @Test
    void theJournalIsThisTestsAlone(ArrClient client) {
        try (Session session = client.session().size(PREMIUM).lease(hours(1)).start()) {
            assertEquals(session.id(), client.sessions().get(0).id());
        }
        emulator.verify(CREATE).once();
    }
}
