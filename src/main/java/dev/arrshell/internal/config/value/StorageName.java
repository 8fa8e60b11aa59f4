package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.HttpAddress;
import java.util.regex.Pattern;

/** The rules of Azure Storage for the names of accounts and containers. */
final class StorageName {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern CONTAINER = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

    private StorageName() {}

    /** Checks an account's name, or the address of its blobs. */
    static void account(String text) {
        if (HttpAddress.isHttp(text)) {
            HttpAddress.parse(text);
        } else if (!ACCOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "not the name of a storage account: it has 3 to 24 lower-case letters and"
                            + " digits; any other server is named by the full address of its blobs");
        }
    }

    static void container(String text) {
        if (!CONTAINER.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a container: it has 3 to 63 lower-case letters, digits"
                    + " and single hyphens between them");
        }
    }
}
