package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.ServerFiles;
import dev.arrshell.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one job, by which the next run of the service finds it. {@code submitted} is written before {@code sbatch}
 * runs: a server without it was never begun. Where nodes have the directory too, the job prints into {@code log}.
 */
final class JobFiles {

    private static final System.Logger LOG = System.getLogger(JobFiles.class.getName());

    private static final Pattern ADDRESS = Pattern.compile("(\\S+) ([0-9]{1,5}) ([0-9]{1,5})");

    private final ServerFiles files;
    private final Path path;

    JobFiles(Path parent, UUID server) {
        this.files = new ServerFiles(parent, server);
        this.path = files.path();
    }

    /**
     * How a job ended, as it is reported.
     *
     * @param code the error's code; empty if there was no fault
     */
    record Outcome(String code, String message) {}

    Path path() {
        return path;
    }

    Path script() {
        return path.resolve("script");
    }

    /** Writes what a job needs, and the mark that it may have been submitted. */
    void prepare(String script, String token) throws IOException {
        files.create();
        files.write("token", token);
        Files.writeString(OwnerOnlyFiles.createFile(script()), script);
        files.write("submitted", Instant.now().toString());
    }

    boolean mayBeSubmitted() {
        return Files.exists(path.resolve("submitted"));
    }

    /** The job was not submitted. */
    void unsubmit() throws IOException {
        Files.deleteIfExists(path.resolve("submitted"));
    }

    void writeJob(long id) throws IOException {
        files.write("job", Long.toString(id));
    }

    OptionalLong job() {
        return files.number("job");
    }

    void markReady(ServerAddress address) throws IOException {
        files.write("ready", address.hostname() + " " + address.handshakePort() + " " + address.inspectorPort());
    }

    Optional<ServerAddress> ready() {
        return files.read("ready")
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(parts -> new ServerAddress(
                        parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
    }

    void writeOutcome(Outcome outcome) throws IOException {
        files.write("outcome", outcome.code() + "\n" + outcome.message());
    }

    /** How it ended; empty as long as that is not known. */
    Optional<Outcome> outcome() {
        return files.read("outcome").map(text -> {
            int line = text.indexOf('\n');
            return new Outcome(
                    text.substring(0, Math.max(0, line)),
                    text.substring(line + 1).strip());
        });
    }

    /** Writes a sentence in place of the output, which stays on the node. */
    void writeLog(String sentence) throws IOException {
        Files.writeString(path.resolve("log"), sentence + "\n");
    }

    boolean endedBefore(Instant now, Duration ago) {
        return outcome().isPresent() && files.wasWrittenBefore("outcome", now, ago);
    }

    void delete() {
        files.delete();
    }

    /** A change of a file. */
    interface FileWork {
        void run() throws IOException;
    }

    /** Tries a change. Without it the next run of the service knows less; the work goes on. */
    static void attempt(FileWork work) {
        try {
            work.run();
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "a file of a server could not be written", failure);
        }
    }
}
