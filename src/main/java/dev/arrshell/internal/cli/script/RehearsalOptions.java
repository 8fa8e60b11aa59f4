package dev.arrshell.internal.cli.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options {@code --rehearse}, {@code --timeline} and {@code --dry-run}. */
public final class RehearsalOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--rehearse",
            description =
                    "Run the whole script on an emulator in virtual time, even if a service is configured, and print a"
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

    /** The option that keeps the script from being run for real, if any. */
    public Optional<String> option() {
        return rehearse() ? Optional.of("--rehearse") : Optional.of("--dry-run").filter(name -> dry);
    }

    boolean dry() {
        return dry;
    }

    /**
     * Whether to rehearse.
     *
     * @throws ParameterException if the options contradict each other
     */
    boolean rehearse() {
        if (rehearse && dry) {
            throw new ParameterException(
                    command.commandLine(), "--rehearse prints a timeline and --dry-run prints requests: choose one");
        }
        if (timeline != null && !rehearse) {
            throw new ParameterException(command.commandLine(), "--timeline draws a rehearsal: add --rehearse");
        }
        return rehearse;
    }

    /** The file that the timeline is drawn into. */
    Optional<Path> timeline() {
        return Optional.ofNullable(timeline).map(this::checked);
    }

    private Path checked(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--timeline: cannot write " + file + ": "
                            + (Files.isDirectory(file) ? "it is a directory" : "there is no directory " + directory));
        }
        return file;
    }
}
