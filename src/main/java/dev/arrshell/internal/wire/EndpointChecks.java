package dev.arrshell.internal.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** Checks addresses before anything goes there. */
public final class EndpointChecks {

    private EndpointChecks() {}

    public static URI checked(URI base, String what) {
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

    /** An address to which a secret may go: by https, or without leaving this machine. */
    public static URI secure(URI base, String what) {
        if (base.getScheme().equalsIgnoreCase("https") || isThisMachine(base.getHost())) {
            return base;
        }
        throw refused(what + " '" + base + "' is plain http to another machine, where anybody on the way could read the"
                + " key or token: use https, or say ArrOptions.builder().allowInsecure()");
    }

    /** By its name alone: asking a name server would leave this machine. */
    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.equals("[0:0:0:0:0:0:0:1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    public static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(why + " (nothing was sent)");
    }
}
