package dev.arrshell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.model.SessionStatus;
import org.junit.jupiter.api.Test;

class EmulatedScriptTest {

    @Test
    void aScriptReturnsItsLastValueAndRunsInVirtualTime() {
        Object value = EmulatedScript.run("Walk", """
                def begin = now
                createSession(size: STANDARD, lease: '4:0:0').awaitReady()
                sleep 3.hours
                Duration.between(begin, now) >= 3.hours && properties().status == READY
                """);

        assertThat(value).isEqualTo(true);
    }

    @Test
    void aScriptThatFailsIsAnAssertionErrorWithItsPlace() {
        assertThatThrownBy(() -> EmulatedScript.run("Walk", "\nclient.session('abc').properties()"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Walk:2:")
                .hasCauseInstanceOf(SessionNotFoundException.class);
    }

    @Test
    void aScriptThatDoesNotCompileIsAnAssertionErrorWithItsPlace() {
        assertThatThrownBy(() -> EmulatedScript.run("Walk", "def x = (1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Walk:1:");
    }

    @Test
    void workForTheEndThatFailsIsAnAssertionError() {
        assertThatThrownBy(() -> EmulatedScript.run("Walk", "onExit { throw new IOException('gone') }"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the end of the script failed");
    }

    @Test
    void aScriptOnAGivenEmulatorLeavesItsSessionsToTheTest() {
        try (ArrEmulator host = ArrEmulator.start();
                TestAccount account = TestAccount.in(host)) {
            Object id = EmulatedScript.run("Walk", """
                    account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY'))
                    createSession(size: STANDARD, lease: '4:0:0').awaitReady().id
                    """, account.emulator());

            assertThat(account.emulator().sessions())
                    .singleElement()
                    .satisfies(session -> assertThat(session.id()).isEqualTo(id))
                    .satisfies(session -> assertThat(session.status()).isEqualTo(SessionStatus.READY));
            assertThat(host.sessions()).isEmpty();
        }
    }
}
