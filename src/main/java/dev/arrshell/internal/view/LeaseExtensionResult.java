package dev.arrshell.internal.view;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.Objects;

/**
 * The view of an extended lease: one line.
 *
 * @param before the lease before, zero if it was not known
 */
public record LeaseExtensionResult(Duration before, SessionProperties after) implements Viewable {

    public LeaseExtensionResult {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    @Override
    public String text(Screen screen) {
        String from = before.isZero() ? "" : DurationText.format(before) + " -> ";
        String ends = after.expiresAt()
                .map(moment -> ", ends " + SessionText.clock(moment))
                .orElse(", counts from Ready on");
        return "lease " + from + DurationText.format(after.maxLeaseTime()) + ends;
    }

    @Override
    public Object document() {
        return Shapes.SESSION.document(after);
    }
}
