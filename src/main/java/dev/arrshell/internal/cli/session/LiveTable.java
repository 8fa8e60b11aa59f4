package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.SessionChange;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.TerminalSize;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Display of a watch for a terminal: the table of the sessions, drawn again in its place. */
final class LiveTable implements SessionWatch.Display {

    private static final String ERASE_BELOW = "\u001b[J";

    private final CliContext context;
    private final Duration interval;
    private final Supplier<TerminalSize> size;
    private List<String> table = List.of();
    private int drawn;

    LiveTable(CliContext context, Duration interval, Supplier<TerminalSize> size) {
        this.context = context;
        this.interval = interval;
        this.size = size;
    }

    @Override
    public void show(List<SessionProperties> sessions, List<SessionChange> changes) {
        table = ViewWriter.text(Listing.sessions(sessions), ViewFormat.TABLE, context.screen())
                .lines()
                .toList();
        draw("again every " + DurationText.format(interval) + "; Ctrl-C ends");
    }

    @Override
    public void trouble(String message) {
        draw(SafeText.line(message));
    }

    /** Draws no more lines than the terminal has: one that scrolled away could not be drawn again. */
    private void draw(String last) {
        TerminalSize terminal = size.get();
        List<String> lines = new ArrayList<>(table);
        int most = Math.max(1, terminal.lines() - 2);
        if (lines.size() > most) {
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add("… " + (table.size() - most + 1) + " more lines");
        }
        lines.add(last.length() > terminal.columns() ? last.substring(0, terminal.columns() - 1) + "…" : last);
        String up = drawn == 0 ? "" : "\u001b[" + drawn + "A\r" + ERASE_BELOW;
        context.console().out().print(up + String.join("\n", lines) + "\n");
        context.console().checkOutput();
        drawn = lines.size();
    }
}
