package dev.arrshell.internal.view;

import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.Spans;
import java.time.Duration;
import java.util.Objects;

/**
 * A lease that was extended.
 *
 * @param before the whole lease before, zero if it was not known
 * @param after the session afterwards
 */
public record LeaseExtended(Duration before, SessionProperties after) implements Shown {

    public LeaseExtended {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    @Override
    public String text(Screen screen) {
        String from = before.isZero() ? "" : Spans.words(before) + " -> ";
        String ends = after.expiresAt()
                .map(moment -> ", ends " + SessionText.clock(moment))
                .orElse(", counts from Ready on");
        return "lease " + from + Spans.words(after.maxLeaseTime()) + ends;
    }

    @Override
    public Object document() {
        return Documents.session(after);
    }
}
