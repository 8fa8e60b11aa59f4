package dev.arrshell.internal.cli.conversion;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.IdArgument;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The conversion that a command is about. */
final class ConversionIdOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The conversion.")
    private String id;

    @Option(names = "--id", paramLabel = "ID", description = "The same, by name.")
    private String named;

    private ConversionId chosen;

    /** Reads the id; without one asks for it at a terminal. */
    void validate(CliContext context) {
        String text = IdArgument.choose(context, spec, "conversion", id, named);
        try {
            chosen = ConversionId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    ConversionId id() {
        return chosen;
    }

    Conversion open(ClientConnection connection) {
        return connection.client().conversion(chosen.value());
    }
}
