package dev.arrshell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.error.SessionNotFoundException;
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
}
