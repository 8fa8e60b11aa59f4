package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.OutputFormat;
import dev.arrshell.internal.view.SessionChange;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.model.SessionProperties;
import java.util.List;

/** Display of a watch for pipes, files and logs: one line for each change. */
final class ChangeLines implements SessionWatch.Display {

    private final CliContext context;
    private final OutputFormat form;
    private boolean headed;

    /**
     * Prepares the lines.
     *
     * @param form table, json, csv or id
     */
    ChangeLines(CliContext context, OutputFormat form) {
        this.context = context;
        this.form = form;
    }

    @Override
    public void show(List<SessionProperties> sessions, List<SessionChange> changes) {
        changes.forEach(change -> context.console().out().println(line(change)));
        context.console().checkOutput();
    }

    private String line(SessionChange change) {
        return switch (form) {
            case json -> ViewWriter.jsonLine(change);
            case csv -> row(ViewWriter.text(change, ViewFormat.CSV, Screen.unlimited()));
            case id -> change.session().id().value();
            default -> change.text(Screen.unlimited());
        };
    }

    /** The row, after the header if it is the first. */
    private String row(String document) {
        String row = headed ? document.substring(document.indexOf('\n') + 1) : document;
        headed = true;
        return row;
    }

    @Override
    public void trouble(String message) {
        context.notice(message);
    }
}
