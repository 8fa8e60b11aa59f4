package dev.arrshell.internal.cli.conversion;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arr conversion wait}. */
@Command(
        description = "Waits until a conversion has succeeded, for 10 minutes or --timeout at most. It goes on after"
                + " Ctrl-C.")
final class ConversionWaitCommand extends ClientCommand {

    @Mixin
    private ConversionIdOptions conversion;

    ConversionWaitCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        conversion.validate(context());
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        return new ConversionWaiter(context(), deadline).await(conversion.open(connection));
    }
}
