package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The line that is there while a wait runs: state, time taken, looks, time to the next look. It is written over itself
 * and is gone when the wait is over. Thread-safe.
 */
public final class WaitProgressLine implements AutoCloseable {

    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 120;
    private static final String HINT = "   Ctrl-C: stop waiting, the session goes on";

    private final Consumer<String> screen;
    private final IntSupplier width;
    private Thread ticker;
    private WaitProgress last;
    private long heardAt;
    private int frame;

    /**
     * Makes a line that is not there yet.
     *
     * @param screen told what to write in the current line, and the empty text to take it away
     * @param width how many columns the screen has now; a person may resize it during the wait
     */
    public WaitProgressLine(Consumer<String> screen, IntSupplier width) {
        this.screen = screen;
        this.width = width;
    }

    /** Shows how a wait is getting on; the end of the wait takes the line away. */
    public synchronized void progress(WaitProgress seen) {
        last = seen;
        heardAt = System.nanoTime();
        if (seen.next().isZero() || seen.next().isNegative()) {
            close();
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
            // The line is gone.
        }
    }

    private synchronized boolean draw() {
        if (ticker != Thread.currentThread()) {
            return false;
        }
        screen.accept(text(last, Duration.ofNanos(System.nanoTime() - heardAt), frame++, width.getAsInt()));
        return true;
    }

    /** The line's text, some time after the last look. */
    static String text(WaitProgress seen, Duration since, int frame, int width) {
        Duration next = seen.next().minus(since);
        String text = FRAMES.charAt(frame % FRAMES.length()) + " "
                + seen.seen().map(SessionProperties::statusText).orElse("Waiting") + "  "
                + DurationText.words(seen.elapsed().plus(since)) + "  "
                + seen.polls() + (seen.polls() == 1 ? " poll" : " polls") + "  next in "
                + DurationText.words(next.isNegative() ? Duration.ZERO : next.plusMillis(999))
                + seen.trouble().map(trouble -> "  " + trouble).orElse("");
        String whole = text.length() + HINT.length() < width ? text + HINT : text;
        return whole.length() < width ? whole : whole.substring(0, Math.max(0, width - 1));
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
            screen.accept("");
        }
    }
}
