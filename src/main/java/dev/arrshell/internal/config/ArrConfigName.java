package dev.arrshell.internal.config;

import java.util.List;
import java.util.Locale;

/**
 * A name in {@code arrconfig.json} and what it says to us. Where a file has names of both eras, the later in
 * {@link #ALL} counts.
 *
 * @param section the object it stands in
 * @param name its name there
 * @param key what it is a value of
 */
record ArrConfigName(String section, String name, Key key) {

    private static final String ACCOUNT = "accountSettings";
    private static final String RENDERING = "renderingSessionSettings";
    private static final String CONVERSION = "assetConversionSettings";

    /** All that mean something to sessions. */
    static final List<ArrConfigName> ALL = List.of(
            new ArrConfigName(ACCOUNT, "arrAccountId", Key.ACCOUNT_ID),
            new ArrConfigName(ACCOUNT, "arrAccountKey", Key.ACCOUNT_KEY),
            new ArrConfigName(ACCOUNT, "arrAccountDomain", Key.ACCOUNT_DOMAIN),
            new ArrConfigName(ACCOUNT, "region", Key.REGION),
            new ArrConfigName(RENDERING, "remoteRenderingDomain", Key.REGION),
            new ArrConfigName(ACCOUNT, "authenticationEndpoint", Key.STS),
            new ArrConfigName(ACCOUNT, "serviceEndpoint", Key.ENDPOINT),
            new ArrConfigName(RENDERING, "vmSize", Key.SIZE),
            new ArrConfigName(RENDERING, "maxLeaseTime", Key.LEASE));

    static List<String> names() {
        return ALL.stream().map(ArrConfigName::name).toList();
    }

    /** What belongs to conversions is known, and none of our business. */
    static boolean isKnown(String section, String name) {
        return section.equalsIgnoreCase(CONVERSION) || ALL.stream().anyMatch(known -> known.is(section, name));
    }

    boolean is(String otherSection, String otherName) {
        return section.equalsIgnoreCase(otherSection) && name.equalsIgnoreCase(otherName);
    }

    void put(Layer layer, String value, Origin origin) {
        layer.put(key, isForeignDomain(value) ? "https://remoterendering." + value.trim() : value, origin);
    }

    /** The scripts put {@code remoterendering.} before any domain, whether they know it or not. */
    private boolean isForeignDomain(String value) {
        String domain = value.trim().toLowerCase(Locale.ROOT);
        return key == Key.REGION
                && domain.contains(".")
                && !domain.contains("/")
                && !domain.contains("<")
                && !domain.endsWith(".mixedreality.azure.com");
    }
}
