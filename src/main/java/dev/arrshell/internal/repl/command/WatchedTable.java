package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.display.LiveView;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A table that is updated again and again, with a header that says when it was last heard. After an update that fails the
 * table stays as it was, and the header has the failure. Thread-safe.
 */
final class WatchedTable implements LiveView {

    private final String title;
    private final Supplier<Function<Screen, String>> source;
    private final Supplier<Instant> now;
    private Function<Screen, String> table;
    private Instant heardAt;
    private Instant failedAt;
    private String failure;

    /**
     * Makes a table that was not updated yet.
     *
     * @param title what the table is of, and the interval of its updates
     * @param source looks the table up, and returns how it is drawn
     * @param now the present time
     */
    WatchedTable(String title, Supplier<Function<Screen, String>> source, Supplier<Instant> now) {
        this.title = title;
        this.source = source;
        this.now = now;
    }

    @Override
    public void update() {
        try {
            heard(source.get());
        } catch (RuntimeException e) {
            failed(ErrorTranslator.message(e));
        }
    }

    private synchronized void heard(Function<Screen, String> found) {
        table = found;
        heardAt = now.get();
        failure = null;
    }

    private synchronized void failed(String message) {
        failure = SafeText.line(message);
        failedAt = now.get();
    }

    @Override
    public synchronized String text(Screen screen) {
        Instant time = now.get();
        String heard = heardAt != null ? "heard " + ago(heardAt, time) : "not heard yet";
        String header = wrapped(title + ", " + heard + " · q ends", TextStyle.FAINT, screen);
        String trouble = failure == null
                ? ""
                : wrapped("✗ the update " + ago(failedAt, time) + " failed: " + failure, TextStyle.BAD, screen);
        return header + trouble + (table == null ? "" : "\n" + table.apply(screen.at(time)));
    }

    private static String wrapped(String text, TextStyle style, Screen screen) {
        return LineWrapper.lines(text, screen.width(), screen.cells()).stream()
                .map(line -> screen.paint(style, line) + "\n")
                .collect(Collectors.joining());
    }

    private static String ago(Instant then, Instant time) {
        return DurationText.format(Duration.between(then, time)) + " ago";
    }
}
