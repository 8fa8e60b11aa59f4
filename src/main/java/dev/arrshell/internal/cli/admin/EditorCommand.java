package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.help.CommonOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr editor}: prints the file with which an editor completes the words of scripts. */
@CommonOptions({})
@Command(
        name = "editor",
        description = {
            "Prints the file with which an editor completes the words of scripts.",
            "Example: arr editor gdsl > arr.gdsl"
        })
public final class EditorCommand implements Callable<Integer> {

    private static final String RESOURCE = "/arr.gdsl";

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}: for IntelliJ IDEA.")
    private Form form;

    public EditorCommand(CliContext context) {
        this.context = context;
    }

    /** The forms. Lower case, as they are typed. */
    enum Form {
        gdsl
    }

    @Override
    public Integer call() {
        context.refuseOutput(spec);
        try (InputStream header = EditorCommand.class.getResourceAsStream(RESOURCE)) {
            header.transferTo(context.console().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.console().out().flush();
        return ExitCodes.OK;
    }
}
