package dev.arrshell.internal.cli.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a script is only rehearsed. */
public final class RehearsalOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--rehearse",
            description = "Run the whole script on an emulator in virtual time, whatever is configured, and end with a"
                    + " timeline of sessions, requests, hours and cost. Nothing is sent to a service.")
    private boolean rehearse;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "With --rehearse: draw the timeline into this file too, as SVG.")
    private Path timeline;

    @Option(
            names = "--dry-run",
            description =
                    "Print the requests that the script would send, and send none: an emulator answers, in virtual"
                            + " time.")
    private boolean dry;

    /** Whether the script is not run in earnest; with which option, where there is one. */
    public Optional<String> option() {
        return wanted() ? Optional.of("--rehearse") : Optional.of("--dry-run").filter(name -> dry);
    }

    /** Whether only the requests are wanted. */
    boolean dry() {
        return dry;
    }

    /** Whether there is to be a rehearsal. */
    boolean wanted() {
        if (rehearse && dry) {
            throw new ParameterException(
                    command.commandLine(), "--rehearse ends with a timeline and --dry-run with requests: choose one");
        }
        if (timeline != null && !rehearse) {
            throw new ParameterException(command.commandLine(), "--timeline draws a rehearsal: add --rehearse");
        }
        return rehearse;
    }

    /** Where the timeline is drawn too. */
    Optional<Path> timeline() {
        return Optional.ofNullable(timeline).map(this::checked);
    }

    private Path checked(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--timeline: " + file + " cannot be a file, as "
                            + (Files.isDirectory(file) ? "it is a directory" : "there is no directory " + directory));
        }
        return file;
    }
}
