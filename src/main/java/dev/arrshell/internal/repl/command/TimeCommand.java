package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :time}: a statement that is run as usual, and how long it took. */
@Command(name = "time", description = "runs a statement and says how long it took and how many requests it made")
public final class TimeCommand implements ReplCommand {

    /** From here on the emulator's clock was moved, and not only read a little later than the other one. */
    private static final Duration MOVED = Duration.ofMillis(100);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Parameters(paramLabel = "STATEMENT", description = "Groovy, as it is typed without :time")
    private String statement;

    @Override
    public boolean takesCode() {
        return true;
    }

    @Override
    public void run(CommandContext context) {
        if (statement.startsWith(":")) {
            throw new IllegalArgumentException(":time takes a statement, not a command (nothing was run)");
        }
        long requests = context.workspace().history().count();
        Instant clock = context.tracker().now();
        long start = System.nanoTime();
        context.run(statement);
        Duration real = Duration.ofNanos(System.nanoTime() - start);
        Duration moved = Duration.between(clock, context.tracker().now());
        context.print("took " + text(real, moved, context.workspace().history().count() - requests));
    }

    /**
     * Formats the cost of a statement.
     *
     * @param real the time that has passed
     * @param onClock the time that has passed on the clock that the sessions go by
     */
    static String text(Duration real, Duration onClock, long requests) {
        boolean isMoved = onClock.minus(real).compareTo(MOVED) >= 0;
        return text(real) + (isMoved ? ", " + text(onClock) + " on the emulator's clock" : "") + ", "
                + (requests == 0 ? "no request" : requests == 1 ? "1 request" : requests + " requests");
    }

    private static String text(Duration time) {
        if (time.compareTo(SECOND) < 0) {
            return time.toMillis() + " ms";
        }
        return time.compareTo(MINUTE) < 0
                ? String.format(Locale.ROOT, "%.1f s", Math.floor(time.toMillis() / 100.0) / 10)
                : DurationText.format(time);
    }
}
