package dev.arrshell.internal.script.output;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;

/** Formatter of the progress of a wait in one line. */
public final class WaitProgressFormatter {

    private WaitProgressFormatter() {}

    public static String of(WaitProgress seen) {
        return "session " + seen.session() + " "
                + seen.seen().map(SessionProperties::statusText).orElse("not seen yet") + " after "
                + DurationText.format(seen.elapsed()) + ", " + seen.polls() + (seen.polls() == 1 ? " poll" : " polls")
                + (seen.next().isZero() ? "" : ", next in " + DurationText.format(seen.next()))
                + seen.trouble().map(trouble -> ", " + trouble).orElse("");
    }
}
