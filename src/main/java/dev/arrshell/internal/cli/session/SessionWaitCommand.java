package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.FieldOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import dev.arrshell.internal.view.SessionSummary;
import dev.arrshell.model.SessionProperties;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session wait}. */
@Command(
        description = {
            "Waits until a session is ready, or with --for until it has ended: for 10 minutes or --timeout at most.",
            "Ctrl-C leaves the session. Ends with 0 once the status is reached, with 5 if another status makes it"
                    + " impossible, with 6 if the time is over."
        })
public final class SessionWaitCommand extends ClientCommand {

    @Mixin
    private SessionIdOptions session;

    @Option(
            names = "--for",
            paramLabel = "STATUS",
            description = "What to wait for: ${COMPLETION-CANDIDATES}; ended is any of stopped, expired and failed.")
    private AwaitedStatus awaited = AwaitedStatus.ready;

    @Mixin
    private final FieldOption field = new FieldOption();

    SessionWaitCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        session.validate(context());
        field.validate(context(), new SessionSummary(session.id(), Optional.empty(), Optional.empty()));
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        Session opened = session.open(connection);
        return field.of(
                awaited == AwaitedStatus.ready ? awaitReady(opened, deadline) : awaitEnd(opened, connection, deadline));
    }

    private SessionProperties awaitEnd(Session opened, ClientConnection connection, RunDeadline deadline) {
        return SessionEndWait.await(
                opened,
                awaited,
                connection.time(),
                deadline.limit(WAIT_AT_MOST),
                new WaitProgressReporter(context())::report);
    }
}
