package dev.arrshell.emulator;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.conversion.StorageLocation;
import dev.arrshell.internal.service.simulated.SimulatedConverter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The conversions of an emulator: how they go, and which there are. The emulator reads no storage: every asset is there and
 * every container is linked with every account unless it is said here. What is set counts for conversions that are created
 * from then on. Thread-safe. A null argument is answered with a {@link NullPointerException}.
 */
public final class EmulatedConversions {

    private final RenderingService service;

    EmulatedConversions(RenderingService service) {
        this.service = service;
    }

    private SimulatedConverter converter() {
        return service.controls().converter();
    }

    /**
     * Sets how conversions go.
     *
     * @param profile how long they take and how they end; {@link ConversionProfile#fixed 74 seconds} unless set
     */
    public void run(ConversionProfile profile) {
        converter().model(Objects.requireNonNull(profile, "profile").model());
    }

    /**
     * Sets how long conversions take until they succeed, always the same.
     *
     * @param length zero to 365 days, by the emulator's clock
     * @throws IllegalArgumentException if {@code length < 0} or {@code length > 365 d}
     */
    public void takes(Duration length) {
        run(ConversionProfile.fixed(length));
    }

    /**
     * Makes conversions fail 74 seconds after their creation.
     *
     * @param code the error code, such as {@code ConversionProcessFailed}; v1 does not show it
     * @param message the error message
     * @throws IllegalArgumentException if {@code code} or {@code message} is blank
     */
    public void fails(String code, String message) {
        run(ConversionProfile.failing(code, message));
    }

    /**
     * Makes an asset missing: a conversion of it is created, and fails at its end with {@code ConversionProcessFailed}.
     *
     * @param container the address of the container as requests have it; for v1
     *     {@code https://<account>.blob.core.windows.net/<container>}
     * @param path the asset's path in the container, with its prefix or folder: {@code models/house.fbx}
     * @throws IllegalArgumentException if {@code container} has a query, such as a signature, or {@code path} is blank
     */
    public void missingAsset(URI container, String path) {
        if (Objects.requireNonNull(path, "path").isBlank()) {
            throw new IllegalArgumentException("the path of the asset is blank");
        }
        converter().addMissing(StorageLocation.of(address(container), "").address(path));
    }

    /**
     * Makes a container one that is not linked with any account: a conversion that reads or writes it without a shared access
     * signature of its own is refused with 403 {@code DelegatedResourceAccessError}.
     *
     * @param container the address of the container as requests have it
     * @throws IllegalArgumentException if {@code container} has a query, such as a signature
     */
    public void unlinked(URI container) {
        converter().addUnlinked(address(container));
    }

    private static String address(URI container) {
        if (Objects.requireNonNull(container, "container").getRawQuery() != null) {
            throw new IllegalArgumentException("the address of a container has no query: a signature is no part of it");
        }
        return container.toString();
    }

    /** Sets all back: conversions succeed after 74 seconds, every asset is there, every container is linked. */
    public void reset() {
        converter().reset();
    }

    /**
     * All conversions of all accounts and regions, until 30 days after their end. Causes no request, so neither the journal
     * nor a fault is affected.
     *
     * @return the properties that 2021-01-01 would show now, in the order of creation
     */
    public List<ConversionProperties> list() {
        return service.conversions();
    }

    @Override
    public String toString() {
        return "EmulatedConversions(" + service.conversions().size() + ")";
    }
}
