package dev.arrshell.internal.config.value;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The domain an account was made in, as shown on its overview page. It says which token service knows the account, and
 * nothing of where sessions run.
 */
public record AccountDomain(String name) {

    private static final Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

    /** Reads {@code westus2.mixedreality.azure.com} or only {@code westus2}. */
    public static AccountDomain of(String text) {
        String name = text.trim().toLowerCase(Locale.ROOT);
        if (!name.contains(".") && !name.contains("/")) {
            return new AccountDomain(Region.parse(name).name() + ".mixedreality.azure.com");
        }
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException("no account domain: write it as on the account's overview page, like"
                    + " westus2.mixedreality.azure.com; a full address goes into sts");
        }
        return new AccountDomain(name);
    }

    public URI sts() {
        return URI.create("https://sts." + name);
    }
}
