package dev.arrshell.policy;

import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Alternative of a session draft: another size, another region, or both, tried when the start fails for a reason that may
 * not hold elsewhere. The rest of the draft is unchanged. Immutable.
 *
 * <pre>{@code
 * client.session().size(PREMIUM).lease(hours(4)).orElse(size(STANDARD)).orElse(region("eastus")).start();
 * }</pre>
 *
 * @param size the other size; empty for that of the draft
 * @param region the other region; empty for that of the draft
 * @param endpoint the address of another service; empty for that of the draft
 */
public record Alternative(Optional<SessionSize> size, Optional<Region> region, Optional<URI> endpoint) {

    /**
     * Checks the parts.
     *
     * @param size the other size; empty for that of the draft
     * @param region the other region; empty for that of the draft
     * @param endpoint the address of another service; empty for that of the draft
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if all are empty, the size is unknown, or region and address are both given
     */
    public Alternative {
        if (size.isEmpty() && region.isEmpty() && endpoint.isEmpty()) {
            throw new IllegalArgumentException("an alternative needs another size, region or address");
        }
        if (size.filter(SessionSize.UNKNOWN::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "a session cannot be asked for with size UNKNOWN: size(STANDARD) or size(PREMIUM)");
        }
        if (region.isPresent() && endpoint.isPresent()) {
            throw new IllegalArgumentException(
                    "an alternative is in one place: region " + region.get() + " or " + endpoint.get() + ", not both");
        }
    }

    /**
     * The same session of another size.
     *
     * @param other {@link SessionSize#STANDARD} or {@link SessionSize#PREMIUM}
     * @return the alternative
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if it is {@link SessionSize#UNKNOWN}
     */
    public static Alternative size(SessionSize other) {
        return new Alternative(Optional.of(other), Optional.empty(), Optional.empty());
    }

    /**
     * The same session in another region.
     *
     * @param name its name, such as {@code eastus}
     * @return the alternative
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if there is no such region
     */
    public static Alternative region(String name) {
        return region(Region.parse(name));
    }

    /**
     * The same session in another region.
     *
     * @param other the region
     * @return the alternative
     * @throws NullPointerException if {@code other} is null
     */
    public static Alternative region(Region other) {
        return new Alternative(Optional.empty(), Optional.of(other), Optional.empty());
    }

    /**
     * The same session at another service that knows the account, such as another {@code arr serve}.
     *
     * @param base the service's address
     * @return the alternative
     * @throws NullPointerException if {@code base} is null
     */
    public static Alternative endpoint(URI base) {
        return new Alternative(Optional.empty(), Optional.empty(), Optional.of(base));
    }

    /**
     * Both changes at once: {@code size(STANDARD).and(region("eastus"))}.
     *
     * @param other the other change
     * @return an alternative with what this one changes and what the other one changes
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if both change the same, or one the region and the other the address
     */
    public Alternative and(Alternative other) {
        Objects.requireNonNull(other, "other");
        if (size.isPresent() && other.size.isPresent()
                || region.isPresent() && other.region.isPresent()
                || endpoint.isPresent() && other.endpoint.isPresent()) {
            throw new IllegalArgumentException("an alternative has one size and one place, not " + this + " and "
                    + other + ": write another orElse(…)");
        }
        return new Alternative(
                size.or(() -> other.size), region.or(() -> other.region), endpoint.or(() -> other.endpoint));
    }

    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(".and(", "", size.isPresent() && !isHere() ? ")" : "");
        size.ifPresent(value -> parts.add("size(" + value + ")"));
        region.ifPresent(value -> parts.add("region('" + value + "')"));
        endpoint.ifPresent(value -> parts.add("endpoint('" + value + "')"));
        return parts.toString();
    }

    /** {@return whether it is at the place of the draft} */
    public boolean isHere() {
        return region.isEmpty() && endpoint.isEmpty();
    }
}
