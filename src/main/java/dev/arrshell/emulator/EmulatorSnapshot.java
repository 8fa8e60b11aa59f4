package dev.arrshell.emulator;

import dev.arrshell.internal.service.StateSnapshot;
import java.time.Instant;

/** The state of an emulator at one moment, see {@link ArrEmulator#snapshot()}. In memory only, immutable, thread-safe. */
public final class EmulatorSnapshot {

    private final StateSnapshot state;

    EmulatorSnapshot(StateSnapshot state) {
        this.state = state;
    }

    StateSnapshot state() {
        return state;
    }

    /** {@return when it was taken, by the emulator's clock} */
    public Instant at() {
        return state.at();
    }

    @Override
    public String toString() {
        return "EmulatorSnapshot(" + state.liveSessions() + " live sessions at " + at() + ")";
    }
}
