package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import java.time.Duration;

/** Reporter of a wait's progress: on a terminal one line that changes, in a log a line every 30 seconds. */
public final class WaitProgressReporter {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final String CLEAR = "\r\u001b[K";

    private final CliContext context;
    private Duration reported = Duration.ZERO;

    public WaitProgressReporter(CliContext context) {
        this.context = context;
    }

    /** Reports a poll. May be used for several waits, one after the other. */
    public void report(WaitProgress seen) {
        report(seen.elapsed(), text(seen), seen.next().isZero());
    }

    /**
     * Reports a poll.
     *
     * @param elapsed the time since the wait began
     * @param text what was seen
     * @param done whether the wait has ended
     */
    public synchronized void report(Duration elapsed, String text, boolean done) {
        if (context.options().quiet()) {
            return;
        }
        if (context.console().terminal()) {
            context.console().err().print(CLEAR + (done ? "" : SafeText.line(text)));
            context.console().err().flush();
            return;
        }
        if (elapsed.compareTo(reported) < 0) {
            reported = Duration.ZERO;
        }
        if (elapsed.minus(reported).compareTo(INTERVAL) >= 0) {
            reported = elapsed;
            context.console().say(text);
        }
    }

    private static String text(WaitProgress seen) {
        return "session " + seen.session() + " "
                + seen.seen().map(SessionProperties::statusText).orElse("not seen yet") + " after "
                + DurationText.format(seen.elapsed()) + ", " + seen.polls() + (seen.polls() == 1 ? " poll" : " polls")
                + (seen.next().isZero() ? "" : ", next in " + DurationText.format(seen.next()))
                + seen.trouble().map(trouble -> ", " + trouble).orElse("");
    }
}
