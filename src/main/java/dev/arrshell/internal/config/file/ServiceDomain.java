package dev.arrshell.internal.config.file;

import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.model.Region;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of Microsoft's scripts for {@code arrAccountDomain} and {@code remoteRenderingDomain}: a region is named by its
 * name, by its domain, or by either after {@code https://}. Any other value is the address of the server itself.
 */
final class ServiceDomain {

    private static final Pattern FORMS =
            Pattern.compile("(?:https://)?(.*?)(?:\\.mixedreality\\.azure\\.com)?/*", Pattern.CASE_INSENSITIVE);

    private ServiceDomain() {}

    /**
     * The name of the region that a value names, else the value as it stands. The scripts send to a server that is named
     * without {@code http://} or {@code https://} as plain http; here it is https.
     */
    static String of(String value) {
        String written = value.trim();
        Matcher forms = FORMS.matcher(written);
        if (forms.matches()) {
            String name = forms.group(1).toLowerCase(Locale.ROOT);
            if (Region.NAMES.contains(name)) {
                return name;
            }
        }
        return isBareServer(written) ? "https://" + written : written;
    }

    static boolean isAddress(String domain) {
        return HttpAddress.isHttp(domain);
    }

    private static boolean isBareServer(String written) {
        return !HttpAddress.isHttp(written) && !written.contains("<") && written.matches(".*[.:/].*");
    }
}
