package dev.arrshell.model;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.text.ValueErrors;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of a request for a session. Immutable and thread-safe.
 *
 * @param size the class of server
 * @param lease the whole time bought
 * @param models containers of assets to preload, in order; only v1 knows them
 * @param id the id the session is to have; only 2021-01-01 lets the client choose
 */
public record SessionSpec(SessionSize size, Lease lease, List<URI> models, Optional<SessionId> id) {

    /**
     * Checks what can be checked here.
     *
     * @param size the class of server
     * @param lease the whole time bought
     * @param models containers of assets to preload, in order; only v1 knows them
     * @param id the id the session is to have; only 2021-01-01 lets the client choose
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}
     */
    public SessionSpec {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(lease, "lease");
        models = List.copyOf(models);
        Objects.requireNonNull(id, "id");
        if (size == SessionSize.UNKNOWN) {
            throw ValueErrors.because("a session cannot be asked for with size UNKNOWN: STANDARD and PREMIUM exist");
        }
    }

    /**
     * Makes a spec of what decides the cost.
     *
     * @param size the class of server
     * @param lease the whole time bought
     * @return a spec without models and without an id
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}
     */
    public static SessionSpec of(SessionSize size, Lease lease) {
        return new SessionSpec(size, lease, List.of(), Optional.empty());
    }

    /**
     * The same with other models.
     *
     * @param containers addresses of containers to preload, in order
     * @return a new spec
     * @throws NullPointerException if {@code containers} or one of them is null
     */
    public SessionSpec withModels(List<URI> containers) {
        return new SessionSpec(size, lease, containers, id);
    }

    /**
     * The same with an id.
     *
     * @param chosen the id
     * @return a new spec
     * @throws NullPointerException if {@code chosen} is null
     */
    public SessionSpec withId(SessionId chosen) {
        return new SessionSpec(size, lease, models, Optional.of(chosen));
    }

    @Override
    public String toString() {
        return "SessionSpec(size " + size + ", lease " + lease
                + (models.isEmpty() ? "" : ", models " + SecretRedactor.mask(models.toString()))
                + id.map(chosen -> ", id " + chosen).orElse("") + ")";
    }
}
