package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arr editor}: prints what editors need to complete the words of scripts. */
@Command(
        name = "editor",
        description = {"Prints a header that tells editors the words of scripts.", "Example: arr editor gdsl > arr.gdsl"
        })
public final class EditorCommand implements Callable<Integer> {

    private static final String RESOURCE = "/arr.gdsl";

    private final CliContext program;

    @Parameters(index = "0", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}: for IntelliJ IDEA.")
    private Form form;

    public EditorCommand(CliContext program) {
        this.program = program;
    }

    /** The forms there are; lower case, since that is what people type. */
    enum Form {
        gdsl
    }

    @Override
    public Integer call() {
        try (InputStream header = EditorCommand.class.getResourceAsStream(RESOURCE)) {
            header.transferTo(program.console().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        program.console().out().flush();
        return ExitCodes.OK;
    }
}
