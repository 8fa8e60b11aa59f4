package dev.arrshell.assertj;

import static dev.arrshell.assertj.ArrAssertions.assertThat;
import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.model.Operation.PROPERTIES;
import static dev.arrshell.model.Operation.STOP;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.junit.Started;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testkit.OnFinding;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ArrTest
class ArrAssertionsTest {

    ArrEmulator emulator;

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageMatching("(?s)" + message);
    }

    @Test
    void aSessionThatIsAsExpectedIsAskedOnce(@Started(size = PREMIUM, lease = "4:0:0") ReadySession session) {
        int before = emulator.requests(PROPERTIES).size();

        assertThat(session)
                .isReady()
                .hasSize(PREMIUM)
                .hasLease(hours(4))
                .hasRemainingAtLeast(hours(3))
                .hasHostname();

        org.assertj.core.api.Assertions.assertThat(emulator.requests(PROPERTIES))
                .hasSize(before + 1);
        assertThat(session).hostname().contains(".westus2.");
    }

    @Test
    void aSessionThatIsNotSaysHowItIs(@Started(size = PREMIUM, lease = "20m") ReadySession session) {
        String name = "session " + session.id();

        fails(
                () -> assertThat(session).hasStatus(SessionStatus.STARTING),
                "expected " + name + " to be STARTING, but it is Ready");
        fails(() -> assertThat(session).hasEnded(), "expected " + name + " to be over, but it is Ready");
        fails(() -> assertThat(session).hasSize(STANDARD), "expected " + name + " to be STANDARD, but it is PREMIUM");
        fails(() -> assertThat(session).hasLease(hours(1)), ".*lease of PT1H, but it has PT20M");
        fails(() -> assertThat(session).hasRemainingAtLeast(hours(1)), ".*PT1H left, but it has PT.*");

        emulator.clock().advance(minutes(30));
        assertThat(session).hasEnded().hasStatus(SessionStatus.EXPIRED);
        fails(() -> assertThat(session).isReady(), ".*READY, but it is Expired: .*lease.*");
        fails(() -> assertThat(session).hasHostname(), ".*to have a host, but it is Expired");
    }

    @Test
    void propertiesThatWereReadCostNothing(@Started(size = STANDARD, lease = "1h") ReadySession session) {
        int before = emulator.journal().size();

        assertThat(session.snapshot()).isReady().hasLease(hours(1));

        org.assertj.core.api.Assertions.assertThat(emulator.journal()).hasSize(before);
    }

    @Test
    void theJournalSaysWhatItWasAsked(ArrClient client) {
        client.session().size(STANDARD).lease(hours(1)).start();

        assertThat(emulator).wasNeverAskedTo(STOP).hasNoUnmatchedRequest().hasNoUnusedFault();
        assertThat(emulator).wasAskedTo(CREATE).once();
        fails(() -> assertThat(emulator).wasNeverAskedTo(CREATE), "expected to be asked .* never, but was once:.*");
    }

    @Test
    @ArrTest(unmatched = OnFinding.PASS)
    void straysAndFaultsThatNeverStruckAreNamed(ArrClient client) {
        RawClient.send(emulator.uri(), "GET", "/v1/accounts/" + client.account() + "/session", "", "");
        emulator.on(STOP).respond(503);

        fails(() -> assertThat(emulator).hasNoUnmatchedRequest(), ".*GET /v1/accounts/.*/session -> 404 Not Found");
        fails(() -> assertThat(emulator).hasNoUnusedFault(), ".*stop: respond 503.*");
    }

    @Test
    void nothingIsNotASession() {
        fails(() -> assertThat((Session) null).isReady(), ".*not to be null.*");
    }
}
