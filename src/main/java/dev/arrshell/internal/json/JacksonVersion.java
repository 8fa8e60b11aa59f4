package dev.arrshell.internal.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.PackageVersion;

/** The check that the Jackson on the class path is new enough. */
public final class JacksonVersion {

    private static final Version OLDEST = new Version(2, 16, 0, null, null, null);

    private JacksonVersion() {}

    /**
     * Checks the version of Jackson Databind.
     *
     * @throws IllegalStateException if it is older than 2.16; the message names the version
     */
    public static void require() {
        require(PackageVersion.VERSION);
    }

    static void require(Version found) {
        if (found.compareTo(OLDEST) < 0) {
            throw new IllegalStateException("arr needs jackson-databind 2.16 or newer, and the class path has " + found
                    + ": declare a newer one, with jackson-core of the same version (nothing was sent)");
        }
    }
}
