package dev.arrshell.assertj;

import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionProperties;

/**
 * Begins assertions: {@code import static dev.arrshell.assertj.ArrAssertions.assertThat}, beside AssertJ's own, which
 * Java tells apart by the type.
 *
 * <pre>{@code
 * assertThat(session).isReady().hasLease(hours(5)).hasHostname();
 * assertThat(emulator).wasAskedTo(CREATE).once();
 * }</pre>
 */
public final class ArrAssertions {

    private ArrAssertions() {}

    /**
     * Begins an assertion about a session as it is now. Each verb that looks at its properties uses those of one
     * request, {@code GET …/properties}, which the first of them sends.
     *
     * @param session the session
     * @return to be told what is expected
     */
    public static SessionAssert assertThat(Session session) {
        return new SessionAssert(session);
    }

    /**
     * Begins an assertion about what was said of a session.
     *
     * @param properties the properties
     * @return to be told what is expected
     */
    public static SessionPropertiesAssert assertThat(SessionProperties properties) {
        return new SessionPropertiesAssert(properties);
    }

    /**
     * Begins an assertion about an emulator's journal.
     *
     * @param emulator the emulator
     * @return to be told what is expected
     */
    public static ArrEmulatorAssert assertThat(ArrEmulator emulator) {
        return new ArrEmulatorAssert(emulator);
    }
}
