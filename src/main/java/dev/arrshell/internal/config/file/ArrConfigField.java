package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.SourceValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The fields that are read. */
    static final List<ArrConfigField> ALL = List.of(
            new ArrConfigField(ACCOUNT, "arrAccountId", ConfigKey.ACCOUNT_ID),
            new ArrConfigField(ACCOUNT, "arrAccountKey", ConfigKey.ACCOUNT_KEY),
            new ArrConfigField(ACCOUNT, "arrAccountDomain", ConfigKey.ACCOUNT_DOMAIN),
            new ArrConfigField(ACCOUNT, "region", ConfigKey.REGION),
            new ArrConfigField(RENDERING, "remoteRenderingDomain", ConfigKey.REGION),
            new ArrConfigField(ACCOUNT, "authenticationEndpoint", ConfigKey.STS),
            new ArrConfigField(ACCOUNT, "serviceEndpoint", ConfigKey.ENDPOINT),
            new ArrConfigField(RENDERING, "vmSize", ConfigKey.SIZE),
            new ArrConfigField(RENDERING, "maxLeaseTime", ConfigKey.LEASE),
            new ArrConfigField(CONVERSION, "storageAccountName", ConfigKey.CONVERSION_STORAGE_ACCOUNT),
            new ArrConfigField(CONVERSION, "blobInputContainerName", ConfigKey.CONVERSION_INPUT_CONTAINER),
            new ArrConfigField(CONVERSION, "blobOutputContainerName", ConfigKey.CONVERSION_OUTPUT_CONTAINER),
            new ArrConfigField(CONVERSION, "inputFolderPath", ConfigKey.CONVERSION_INPUT_FOLDER),
            new ArrConfigField(CONVERSION, "inputAssetPath", ConfigKey.CONVERSION_INPUT_ASSET),
            new ArrConfigField(CONVERSION, "outputFolderPath", ConfigKey.CONVERSION_OUTPUT_FOLDER),
            new ArrConfigField(CONVERSION, "outputAssetFileName", ConfigKey.CONVERSION_OUTPUT_FILE));

    /** The fields that Microsoft's scripts read for the upload of files, which {@code arr} does not do. */
    private static final List<String> UPLOAD = List.of(
            "resourceGroup", "localAssetDirectoryPath", "storageContext", "inputContainerSAS", "outputContainerSAS");

    /** The sections of earlier versions of the file, which named subscription, containers and model. */
    private static final List<String> EARLIER = List.of("azureStorageSettings", "modelSettings");

    /** The names that a section may have. */
    static List<String> names(String section) {
        Stream<String> read = ALL.stream()
                .filter(field -> field.section().equalsIgnoreCase(section))
                .map(ArrConfigField::name);
        return Stream.concat(read, section.equalsIgnoreCase(CONVERSION) ? UPLOAD.stream() : Stream.of())
                .toList();
    }

    /** Whether a file of Microsoft's scripts may have the field, whether it is read here or ignored. */
    static boolean isKnown(String section, String name) {
        return EARLIER.stream().anyMatch(section::equalsIgnoreCase)
                || names(section).stream().anyMatch(name::equalsIgnoreCase);
    }

    boolean is(String otherSection, String otherName) {
        return section.equalsIgnoreCase(otherSection) && name.equalsIgnoreCase(otherName);
    }

    /** The field that a person writes for a key: of both eras the later one. */
    public static Optional<ArrConfigField> of(ConfigKey key) {
        ConfigKey written = switch (key) {
            case STS -> ConfigKey.ACCOUNT_DOMAIN;
            case ENDPOINT -> ConfigKey.REGION;
            default -> key;
        };
        return ALL.stream().filter(field -> field.key() == written).reduce((earlier, later) -> later);
    }

    /** The field as it is written, such as {@code "vmSize" in renderingSessionSettings}. */
    @Override
    public String toString() {
        return '"' + name + "\" in " + section;
    }

    void put(SourceValues values, String value, ConfigOrigin origin) {
        switch (key) {
            case ACCOUNT_DOMAIN -> putDomain(values, value, origin, ConfigKey.STS);
            case REGION -> putDomain(values, value, origin, ConfigKey.ENDPOINT);
            default -> values.put(key, value, origin);
        }
    }

    private void putDomain(SourceValues values, String value, ConfigOrigin origin, ConfigKey address) {
        String domain = ServiceDomain.of(value);
        if (ServiceDomain.isAddress(domain)) {
            values.put(address, domain, origin);
        } else {
            values.put(key, domain, origin);
        }
    }
}
