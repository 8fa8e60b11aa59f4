package dev.arrshell.internal.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.PackageVersion;

/** The check that the Jackson on the class path is new enough. */
public final class JacksonVersion {

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
        // Version.compareTo compares the artifacts' names first.
        if (found.getMajorVersion() < 2 || found.getMajorVersion() == 2 && found.getMinorVersion() < 16) {
            throw new IllegalStateException("arr needs jackson-databind 2.16 or newer, and the class path has " + found
                    + ": declare a newer one, with jackson-core of the same version (nothing was sent)");
        }
    }
}
