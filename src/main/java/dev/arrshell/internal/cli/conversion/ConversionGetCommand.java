package dev.arrshell.internal.cli.conversion;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.FieldOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.ConversionSummary;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr conversion get}. */
@Command(description = "Shows a conversion's properties.")
final class ConversionGetCommand extends ClientCommand {

    @Mixin
    private ConversionIdOptions conversion;

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it has succeeded first, for 10 minutes or --timeout at most.")
    private boolean wait;

    @Mixin
    private final FieldOption field = new FieldOption();

    ConversionGetCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        conversion.validate(context());
        field.validate(context(), new ConversionSummary(conversion.id(), Optional.empty(), Optional.empty()));
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        Conversion opened = conversion.open(connection);
        return field.of(wait ? new ConversionWaiter(context(), deadline).await(opened) : opened.properties());
    }
}
