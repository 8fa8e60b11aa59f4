package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.SourceValues;
import java.util.List;
import java.util.Locale;

/**
 * A field of {@code arrconfig.json} and the key that it sets. If a file has the fields of both eras, the later one in
 * {@link #ALL} counts.
 *
 * @param section the object that contains it
 */
public record ArrConfigField(String section, String name, ConfigKey key) {

    private static final String ACCOUNT = "accountSettings";
    private static final String RENDERING = "renderingSessionSettings";
    private static final String CONVERSION = "assetConversionSettings";

    /** The fields that matter to sessions. */
    static final List<ArrConfigField> ALL = List.of(
            new ArrConfigField(ACCOUNT, "arrAccountId", ConfigKey.ACCOUNT_ID),
            new ArrConfigField(ACCOUNT, "arrAccountKey", ConfigKey.ACCOUNT_KEY),
            new ArrConfigField(ACCOUNT, "arrAccountDomain", ConfigKey.ACCOUNT_DOMAIN),
            new ArrConfigField(ACCOUNT, "region", ConfigKey.REGION),
            new ArrConfigField(RENDERING, "remoteRenderingDomain", ConfigKey.REGION),
            new ArrConfigField(ACCOUNT, "authenticationEndpoint", ConfigKey.STS),
            new ArrConfigField(ACCOUNT, "serviceEndpoint", ConfigKey.ENDPOINT),
            new ArrConfigField(RENDERING, "vmSize", ConfigKey.SIZE),
            new ArrConfigField(RENDERING, "maxLeaseTime", ConfigKey.LEASE));

    static List<String> names() {
        return ALL.stream().map(ArrConfigField::name).toList();
    }

    /** The fields for conversions are known too, but ignored. */
    static boolean isKnown(String section, String name) {
        return section.equalsIgnoreCase(CONVERSION) || ALL.stream().anyMatch(known -> known.is(section, name));
    }

    boolean is(String otherSection, String otherName) {
        return section.equalsIgnoreCase(otherSection) && name.equalsIgnoreCase(otherName);
    }

    void put(SourceValues values, String value, ConfigOrigin origin) {
        values.put(key, isForeignDomain(value) ? "https://remoterendering." + value.trim() : value, origin);
    }

    /** Like Microsoft's scripts, puts {@code remoterendering.} before a domain that is not the public one. */
    private boolean isForeignDomain(String value) {
        String domain = value.trim().toLowerCase(Locale.ROOT);
        return key == ConfigKey.REGION
                && domain.contains(".")
                && !domain.contains("/")
                && !domain.contains("<")
                && !domain.endsWith(".mixedreality.azure.com");
    }
}
