package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.text.PrintableText;
import dev.arrshell.server.ServerOutput;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session log}. */
@Command(description = "Prints what a session's server has printed, as far as arr serve keeps it.")
public final class SessionLogCommand extends ClientCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Mixin
    private SessionIdOptions session;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the session has ended, or until --timeout or Ctrl-C.")
    private boolean follow;

    SessionLogCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        session.validate(context());
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        return PrintableText.stripped(session.open(connection).log());
    }

    @Override
    protected void perform(ClientConnection connection, RunDeadline deadline) {
        if (!follow) {
            super.perform(connection, deadline);
            return;
        }
        Session opened = session.open(connection);
        boolean hasEnded = false;
        long next = 0;
        while (!hasEnded) {
            hasEnded = opened.properties().status().isTerminal();
            ServerOutput output = opened.log(next);
            print(output.text());
            next = output.next();
            pause();
        }
    }

    /** The next request after an interrupt says that there was one. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(String text) {
        context().console().out().print(PrintableText.stripped(text));
        context().console().out().flush();
        context().console().checkOutput();
    }
}
