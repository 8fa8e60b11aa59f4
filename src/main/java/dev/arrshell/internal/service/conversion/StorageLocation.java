package dev.arrshell.internal.service.conversion;

/**
 * A place in a container of a storage account.
 *
 * @param container the container's address, without a slash at its end
 * @param prefix what the names of the blobs begin with: empty, or with a slash at its end
 */
public record StorageLocation(String container, String prefix) {

    private static final String SLASH = "/";

    /** A location as a request names it. The service adds a slash to a prefix that has none (recorded). */
    public static StorageLocation of(String container, String prefix) {
        boolean isComplete = prefix.isEmpty() || prefix.endsWith(SLASH);
        return new StorageLocation(withoutSlash(container), isComplete ? prefix : prefix + SLASH);
    }

    /** A container's address in the form in which addresses are compared. */
    public static String withoutSlash(String container) {
        return container.endsWith(SLASH) ? container.substring(0, container.length() - 1) : container;
    }

    /** The address of a blob. */
    public String address(String file) {
        return container + SLASH + prefix + file;
    }
}
