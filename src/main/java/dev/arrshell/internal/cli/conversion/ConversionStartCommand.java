package dev.arrshell.internal.cli.conversion;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.error.ArrException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.ApiVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr conversion start}. The conversion outlives the command: the service has no request that cancels one. */
@Command(
        description = "Starts the conversion of a model, which goes on until it has succeeded or failed.",
        footer = {
            "",
            "Nothing cancels a conversion: it also goes on after Ctrl-C and after --timeout. arr conversion wait ID waits"
                    + " on.",
            "A signature is the query string alone, such as sv=…&sp=rl&sig=…; it is never printed."
        })
final class ConversionStartCommand extends ClientCommand {

    @Mixin
    private InputOptions input;

    @Mixin
    private OutputOptions output;

    @Option(names = "--id", paramLabel = "ID", description = "The conversion's id; API version 2021-01-01 only.")
    private String id;

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it has succeeded, for 10 minutes or --timeout at most.")
    private boolean wait;

    private volatile Conversion started;

    ConversionStartCommand(CliContext context) {
        super(context);
    }

    @Override
    protected String interruptedHint() {
        return started == null
                ? "the conversion may have been started, and then goes on; arr conversion list shows it"
                : "the conversion goes on: arr conversion wait " + started.id();
    }

    @Override
    protected ConversionProperties execute(ClientConnection connection, RunDeadline deadline) {
        started = draft(connection).start();
        return wait ? new ConversionWaiter(context(), deadline).await(started) : look();
    }

    /** Only this answer prints the id, so a failure has to name it. */
    private ConversionProperties look() {
        try {
            return started.properties();
        } catch (ArrException e) {
            context().console().say("started conversion " + started.id());
            throw e;
        }
    }

    private ConversionDraft.Startable draft(ClientConnection connection) {
        ConfigSettings settings = connection.settings();
        if (id != null && settings.apiVersion() == ApiVersion.V1) {
            throw new ConfigurationException("--id needs --api-version 2021-01-01: in v1 the service chooses the id");
        }
        SignatureReader signatures = new SignatureReader(context(), settings);
        ConversionDraft.NeedsOutput from = input.apply(connection.client().conversion(), settings);
        ConversionDraft.Startable draft =
                input.applyOptional(output.apply(from, settings, signatures), settings.conversion(), signatures);
        return id == null ? draft : draft.id(id);
    }
}
