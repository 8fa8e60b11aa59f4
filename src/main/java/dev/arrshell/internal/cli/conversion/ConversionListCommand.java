package dev.arrshell.internal.cli.conversion;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.Listing;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code arr conversion list}. */
@Command(
        description =
                "Lists the conversions of the account, also those that have ended, the newest last. v1 has no such"
                        + " request.")
final class ConversionListCommand extends ClientCommand {

    ConversionListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        List<ConversionProperties> conversions = connection.client().conversions();
        if (conversions.isEmpty()) {
            context().notice("no conversions");
        }
        return Listing.conversions(conversions);
    }
}
