package dev.arrshell.emulator;

import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.binding.TlsIdentity;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What is done once when an emulator is closed and serves no more. Thread-safe. */
final class EmulatorShutdown {

    private final ArrEmulator emulator;
    private final RenderingService emulation;
    private final Optional<TlsIdentity> own;
    private final Consumer<String> warnings;
    private final AtomicBoolean done = new AtomicBoolean();

    /**
     * Does nothing yet.
     *
     * @param own what no other emulator shows; to be forgotten
     */
    EmulatorShutdown(
            ArrEmulator emulator, RenderingService emulation, Optional<TlsIdentity> own, Consumer<String> warnings) {
        this.emulator = emulator;
        this.emulation = emulation;
        this.own = own;
        this.warnings = warnings;
    }

    void once() {
        if (done.getAndSet(true)) {
            return;
        }
        try {
            emulation.close();
        } finally {
            own.ifPresent(TlsIdentity::forget);
            tellWhatWasLeft();
        }
    }

    private void tellWhatWasLeft() {
        emulator.mismatches().forEach(difference -> warnings.accept("not in the recording: " + difference));
        emulator.unusedFaults().forEach(fault -> warnings.accept("the fault " + fault + " never struck"));
    }
}
