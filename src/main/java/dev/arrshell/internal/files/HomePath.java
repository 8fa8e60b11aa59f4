package dev.arrshell.internal.files;

import java.nio.file.Path;
import java.util.Optional;

/** Paths as they are typed where no shell reads them: a tilde at the begin is the user's home. */
public final class HomePath {

    private HomePath() {}

    /**
     * The path that is typed.
     *
     * @throws java.nio.file.InvalidPathException if it can be none
     */
    public static Path of(String typed) {
        UserHome home = UserHome.of(name -> Optional.ofNullable(System.getenv(name)));
        return of(typed, home.directory());
    }

    /** The same with a home that is known. */
    public static Path of(String typed, Path home) {
        if (typed.equals("~")) {
            return home;
        }
        return typed.startsWith("~/") ? home.resolve(typed.substring(2)) : Path.of(typed);
    }
}
