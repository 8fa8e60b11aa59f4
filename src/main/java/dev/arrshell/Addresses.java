package dev.arrshell;

import java.net.URI;
import java.util.Objects;

/** Checks addresses before anything goes there. */
final class Addresses {

    private Addresses() {}

    static URI checked(URI base, String what) {
        Objects.requireNonNull(base, what);
        String scheme = base.getScheme() == null ? "" : base.getScheme();
        if (!scheme.matches("(?i)https?") || base.getHost() == null) {
            throw refused(what + " '" + base + "' is no absolute http or https address");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw refused(what + " on " + base.getHost() + " holds a user, a query or a fragment: only scheme, host,"
                    + " port and path belong there");
        }
        return base;
    }

    static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(why + " (nothing was sent)");
    }
}
