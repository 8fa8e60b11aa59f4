package dev.arrshell.emulator;

import dev.arrshell.internal.service.session.StateSnapshot;
import java.time.Instant;

/** An emulator's state at one moment, see {@link ArrEmulator#snapshot()}. In memory only. Immutable and thread-safe. */
public final class EmulatorSnapshot {

    private final StateSnapshot picture;

    EmulatorSnapshot(StateSnapshot picture) {
        this.picture = picture;
    }

    StateSnapshot picture() {
        return picture;
    }

    /**
     * When it was taken.
     *
     * @return the moment, by the emulator's clock
     */
    public Instant at() {
        return picture.at();
    }

    @Override
    public String toString() {
        return "EmulatorSnapshot(" + picture.live() + " live sessions at " + at() + ")";
    }
}
