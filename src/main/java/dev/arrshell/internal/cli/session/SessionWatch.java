package dev.arrshell.internal.cli.session;

import dev.arrshell.ArrClient;
import dev.arrshell.error.ArrException;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.internal.view.SessionChange;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Repeated listing of the sessions until the thread is interrupted. It outlasts failures that may pass. */
final class SessionWatch {

    private final ArrClient client;
    private final TimeSource time;
    private final Duration interval;

    /** Display of the listings. */
    interface Display {

        /**
         * A listing.
         *
         * @param sessions all that are listed
         * @param changes what is different from the last listing
         */
        void show(List<SessionProperties> sessions, List<SessionChange> changes);

        /** A request that failed; the next listing repeats it. */
        void trouble(String message);
    }

    /**
     * Prepares a watch.
     *
     * @param interval the pause after each listing, more than zero
     */
    SessionWatch(ArrClient client, TimeSource time, Duration interval) {
        this.client = client;
        this.time = time;
        this.interval = interval;
    }

    /**
     * Lists again and again.
     *
     * @throws InterruptedException if the thread is interrupted during a pause
     * @throws ArrException if a call fails in a way that lasts, or is interrupted
     */
    void run(Display display) throws InterruptedException {
        SessionChangeFinder finder = new SessionChangeFinder(client);
        while (true) {
            try {
                List<SessionProperties> sessions = client.sessions();
                List<String> troubles = new ArrayList<>();
                display.show(sessions, finder.changes(sessions, troubles::add));
                troubles.forEach(display::trouble);
            } catch (ArrException e) {
                if (!RetryRules.isPassing(e)) {
                    throw e;
                }
                display.trouble(e.getMessage());
            }
            time.sleep(interval);
        }
    }
}
