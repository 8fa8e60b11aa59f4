package dev.arrshell.model;

import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.text.ValueErrors;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A region of the service, which had ten, unchanged from December 2020 to its end (the regions page of its
 * documentation). Not to be confused with the account's own region, which only the token service cares about.
 *
 * @param name the region's name, lower case, such as {@code westus2}
 */
public record Region(String name) {

    /** The names of all regions, in alphabetical order. */
    public static final List<String> NAMES = List.of(
            "australiaeast",
            "eastus",
            "eastus2",
            "japaneast",
            "northeurope",
            "southcentralus",
            "southeastasia",
            "uksouth",
            "westeurope",
            "westus2");

    /** The name of the region that is used where none is chosen. */
    public static final String DEFAULT_NAME = "westus2";

    /** The region that is used where none is chosen. */
    public static final Region DEFAULT = new Region(DEFAULT_NAME);

    private static final String DOMAIN = ".mixedreality.azure.com";

    /**
     * Checks that the region exists.
     *
     * @param name the region's name, lower case, such as {@code westus2}
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if there is no such region; the message names the nearest and all others
     */
    public Region {
        name = Objects.requireNonNull(name, "region").trim().toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        String meant = NearestWord.to(name, NAMES)
                .map(near -> " - " + NearestWord.didYouMean(near))
                .orElse(".");
        return ValueErrors.because(
                "unknown region '%s'%s Known: %s; another server is named by its address, as the endpoint",
                name, meant, String.join(", ", NAMES));
    }

    /**
     * Reads a region's name.
     *
     * @param text {@code westus2} or {@code westus2.mixedreality.azure.com}, any case
     * @return the region
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if there is no such region
     */
    public static Region parse(String text) {
        String name = Objects.requireNonNull(text, "region").trim().toLowerCase(Locale.ROOT);
        return new Region(name.endsWith(DOMAIN) ? name.substring(0, name.length() - DOMAIN.length()) : name);
    }

    /**
     * Finds the region that a public service's address belongs to.
     *
     * @param endpoint any address
     * @return the region, or nothing if the address is not {@code https://remoterendering.<region>.mixedreality.azure.com}
     */
    public static Optional<Region> ofEndpoint(URI endpoint) {
        return NAMES.stream()
                .map(Region::new)
                .filter(region -> region.endpoint().getHost().equalsIgnoreCase(endpoint.getHost()))
                .findFirst();
    }

    /**
     * The address the public service had in this region until 30 September 2025.
     *
     * @return {@code https://remoterendering.<region>.mixedreality.azure.com}
     */
    public URI endpoint() {
        return URI.create("https://remoterendering." + name + DOMAIN);
    }

    @Override
    public String toString() {
        return name;
    }
}
