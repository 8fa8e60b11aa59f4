package dev.arrshell.emulator;

import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.model.SessionId;
import java.util.NoSuchElementException;
import java.util.Objects;

/** What an emulator can do to one of its sessions. Thread-safe. */
public final class SessionControl {

    private final ServiceControls steering;
    private final SessionId id;

    SessionControl(ServiceControls steering, SessionId id) {
        this.steering = steering;
        this.id = id;
    }

    /**
     * Lets the session go to Error at once; one that has ended stays as it is. If several accounts chose the same id,
     * all of those sessions fail.
     *
     * @param reason what its properties say
     * @throws NullPointerException if {@code reason} is null
     * @throws IllegalArgumentException if {@code reason} is blank
     * @throws NoSuchElementException if no account has such a session
     */
    public void fail(String reason) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("a reason has words");
        }
        found(steering.fail(id.value(), reason));
    }

    /**
     * Stops the session at once, as its owner would but without a request; one that has ended stays as it is.
     *
     * @throws NoSuchElementException if no account has such a session
     */
    public void stop() {
        found(steering.stop(id.value()));
    }

    private void found(int number) {
        if (number == 0) {
            throw new NoSuchElementException("no account of this emulator has a session " + id);
        }
    }
}
