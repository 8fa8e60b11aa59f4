package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import java.time.Duration;

/** Tells how a wait is getting on: on a terminal in one line that changes, in a log a line every 30 seconds. */
public final class WaitProgressReporter {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String CLEAR = "\r\u001b[K";

    private final CliContext program;
    private Duration told = Duration.ZERO;

    public WaitProgressReporter(CliContext program) {
        this.program = program;
    }

    /** Called by one wait after the other, each from its own first look on. */
    public synchronized void progress(WaitProgress seen) {
        if (program.options().quiet()) {
            return;
        }
        if (program.console().terminal()) {
            boolean over = seen.next().isZero();
            program.console().err().print(CLEAR + (over ? "" : words(seen)));
            program.console().err().flush();
            return;
        }
        if (seen.elapsed().compareTo(told) < 0) {
            told = Duration.ZERO;
        }
        if (seen.elapsed().minus(told).compareTo(PAUSE) >= 0) {
            told = seen.elapsed();
            program.console().say(words(seen));
        }
    }

    private static String words(WaitProgress seen) {
        return "session " + seen.session() + " "
                + seen.seen().map(SessionProperties::statusText).orElse("not seen yet") + " after "
                + DurationText.words(seen.elapsed()) + ", " + seen.polls() + (seen.polls() == 1 ? " poll" : " polls")
                + (seen.next().isZero() ? "" : ", next in " + DurationText.words(seen.next()))
                + seen.trouble().map(trouble -> ", " + trouble).orElse("");
    }
}
