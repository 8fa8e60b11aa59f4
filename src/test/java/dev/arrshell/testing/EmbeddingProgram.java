package dev.arrshell.testing;

import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.time.Durations.hours;

import dev.arrshell.ReadySession;
import dev.arrshell.emulator.ArrEmulator;
import java.util.concurrent.Callable;

/** A program that embeds the language, to be loaded where there is the core and nothing else. */
public final class EmbeddingProgram implements Callable<String> {

    @Override
    public String call() {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            ReadySession session = emulator.client()
                    .session()
                    .size(PREMIUM)
                    .lease(hours(4))
                    .start()
                    .awaitReady();
            String ready = session.snapshot().status() + " on " + session.hostname();
            session.extendLeaseTo(hours(5));
            session.stop();
            return ready + ", then " + session.properties().status();
        }
    }
}
