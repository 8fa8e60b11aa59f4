package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The line that shows the progress of a wait: status, elapsed time, polls and time to the next poll. It is redrawn in
 * place and disappears when the wait ends. Thread-safe.
 */
public final class WaitProgressLine {

    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 120;
    private static final String HINT = "   Ctrl-C: stop waiting, the session goes on";

    private final Consumer<String> statusLine;
    private final IntSupplier width;
    private Thread ticker;
    private WaitProgress last;
    private long updatedAt;
    private int frame;
    private boolean running;

    /**
     * Makes a line that is not shown yet.
     *
     * @param statusLine shows a text in the current line; an empty text clears it
     * @param width the present number of columns, which may change during the wait
     */
    public WaitProgressLine(Consumer<String> statusLine, IntSupplier width) {
        this.statusLine = statusLine;
        this.width = width;
    }

    /** Begins a statement, whose waits are shown; those that go on in the background after it are not. */
    public synchronized void start() {
        running = true;
    }

    /** Shows the progress of a wait; clears the line if the wait has ended. */
    public synchronized void accept(SessionEvent event) {
        if (!running || !(event instanceof SessionEvent.Waiting waiting)) {
            return;
        }
        last = waiting.progress();
        updatedAt = System.nanoTime();
        if (last.next().isZero() || last.next().isNegative()) {
            hide();
        } else if (ticker == null) {
            ticker = new Thread(this::tick, "arr-wait-line");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    private void tick() {
        try {
            while (draw()) {
                Thread.sleep(FRAME_MILLIS);
            }
        } catch (InterruptedException e) {
            // The line was cleared.
        }
    }

    private synchronized boolean draw() {
        if (ticker != Thread.currentThread()) {
            return false;
        }
        Duration since = Duration.ofNanos(System.nanoTime() - updatedAt);
        statusLine.accept(text(last, since, frame++, width.getAsInt()));
        return true;
    }

    /** Formats the line some time after a poll. */
    static String text(WaitProgress progress, Duration since, int frame, int width) {
        Duration next = progress.next().minus(since);
        String text = FRAMES.charAt(frame % FRAMES.length()) + " "
                + progress.seen().map(SessionProperties::statusText).orElse("Waiting") + "  "
                + DurationText.format(progress.elapsed().plus(since)) + "  "
                + progress.polls() + (progress.polls() == 1 ? " poll" : " polls") + "  next in "
                + DurationText.format(next.isNegative() ? Duration.ZERO : next.plusMillis(999))
                + progress.trouble().map(trouble -> "  " + trouble).orElse("");
        text = SafeText.line(text);
        String whole = text.length() + HINT.length() < width ? text + HINT : text;
        return whole.length() < width ? whole : whole.substring(0, Math.max(0, width - 1));
    }

    /** Clears the line until the next poll. */
    public synchronized void hide() {
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
            statusLine.accept("");
        }
    }

    /** Ends the statement and clears the line. */
    public synchronized void stop() {
        running = false;
        hide();
    }
}
