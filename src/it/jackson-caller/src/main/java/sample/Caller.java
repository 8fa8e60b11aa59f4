package sample;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.Durations;

/** A program that embeds arr. */
public final class Caller {
    private Caller() {}

    /**
     * Waits for a session and says how it is.
     *
     * @param arguments are not looked at
     */
    public static void main(String[] arguments) {
        try (var emulator = ArrEmulator.start()) {
            var draft = emulator.client().session().size(SessionSize.PREMIUM).lease(Durations.hours(4));
            try (var session = draft.start()) {
                System.out.println(session.awaitReady().status());
            }
        }
    }
}
