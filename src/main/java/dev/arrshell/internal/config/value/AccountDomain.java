package dev.arrshell.internal.config.value;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The domain of an account, as its overview page shows it. It names the token service, not where sessions run. */
public record AccountDomain(String name) {

    private static final Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

    /** Parses {@code westus2.mixedreality.azure.com} or only {@code westus2}. */
    public static AccountDomain parse(String text) {
        String name = text.trim().toLowerCase(Locale.ROOT);
        if (!name.contains(".") && !name.contains("/")) {
            return new AccountDomain(Region.parse(name).name() + ".mixedreality.azure.com");
        }
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException("not an account domain: write it as on the account's overview page, like"
                    + " westus2.mixedreality.azure.com; a full address is the value of sts");
        }
        return new AccountDomain(name);
    }

    public URI sts() {
        return URI.create("https://sts." + name);
    }
}
