package dev.arrshell.groovy;

import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.Spans;
import dev.arrshell.model.WaitProgress;

/** Tells in one line how a wait is getting on. */
final class ProgressLine {

    private ProgressLine() {}

    static String of(WaitProgress seen) {
        return "session " + seen.session() + " "
                + seen.seen().map(SessionProperties::statusText).orElse("not seen yet") + " after "
                + Spans.words(seen.elapsed()) + ", " + seen.polls() + (seen.polls() == 1 ? " poll" : " polls")
                + (seen.next().isZero() ? "" : ", next in " + Spans.words(seen.next()))
                + seen.trouble().map(trouble -> ", " + trouble).orElse("");
    }
}
