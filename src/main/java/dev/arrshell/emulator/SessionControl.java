package dev.arrshell.emulator;

import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.model.SessionId;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Handle that ends a session of an emulator without a request. Thread-safe. */
public final class SessionControl {

    private final ServiceControls controls;
    private final SessionId id;

    SessionControl(ServiceControls controls, SessionId id) {
        this.controls = controls;
        this.id = id;
    }

    /**
     * Makes the session fail at once; one that has ended does not change. If several accounts chose the same id, all of
     * those sessions fail.
     *
     * @param reason the message in its properties
     * @throws IllegalArgumentException if {@code reason} is blank
     * @throws NoSuchElementException if no account has such a session
     */
    public void fail(String reason) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("the reason is blank");
        }
        requireFound(controls.fail(id.value(), reason));
    }

    /**
     * Stops the session at once; one that has ended does not change.
     *
     * @throws NoSuchElementException if no account has such a session
     */
    public void stop() {
        requireFound(controls.stop(id.value()));
    }

    private void requireFound(int number) {
        if (number == 0) {
            throw new NoSuchElementException("no account of this emulator has a session " + id);
        }
    }
}
