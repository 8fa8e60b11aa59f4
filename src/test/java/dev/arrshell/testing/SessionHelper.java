package dev.arrshell.testing;

import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;

/** A helper that is in no package of a test, as a library of a team would be. */
public final class SessionHelper {

    private SessionHelper() {}

    public static Session start(ArrClient client) {
        return client.session().size(STANDARD).lease(hours(1)).start();
    }
}
