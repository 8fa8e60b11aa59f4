package dev.arrshell.internal.service.process;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.ServerExit;
import dev.arrshell.internal.service.launch.ServerFiles;
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
 * The files of one server, through which the service and the supervisor talk: each file is written as a whole or not at all.
 * A supervisor first renames {@code request.new} to {@code request}. So a server without a {@code request} was never begun,
 * and when its directory is deleted, a supervisor that comes later starts nothing.
 */
final class ServerDirectory {

    private static final Pattern REQUEST = Pattern.compile("([0-9]+) ([0-9]+) ([0-9]+) .*");

    private final ServerFiles files;
    private final Path path;

    ServerDirectory(Path parent, UUID server) {
        this.files = new ServerFiles(parent, server);
        this.path = files.path();
    }

    /**
     * The facts of a start that the service itself does not keep.
     *
     * @param begun when the server was started
     */
    record Begun(int port, int inspectorPort, Instant begun) {}

    Path path() {
        return path;
    }

    void create(Instant deadline) throws IOException {
        files.create();
        writeDeadline(deadline);
    }

    void writeDeadline(Instant deadline) throws IOException {
        long seconds = deadline.getEpochSecond() + (deadline.getNano() > 0 ? 1 : 0);
        files.write("deadline", Long.toString(seconds));
    }

    /** Prepares the start. The session is there for people who look into the directory. */
    void prepare(Begun begun, String session) throws IOException {
        files.write(
                "request.new",
                begun.port() + " " + begun.inspectorPort() + " " + begun.begun().toEpochMilli() + " " + session);
    }

    Optional<Begun> begun() {
        return files.read("request")
                .map(REQUEST::matcher)
                .filter(Matcher::matches)
                .map(parts -> new Begun(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Instant.ofEpochMilli(Long.parseLong(parts.group(3)))));
    }

    /** Tells the supervisor to end the server, also one that has only begun to run. */
    void markStop() throws IOException {
        OwnerOnlyFiles.createFile(path.resolve("stop"));
    }

    void markReady() throws IOException {
        OwnerOnlyFiles.createFile(path.resolve("ready"));
    }

    boolean wasReady() {
        return Files.exists(path.resolve("ready"));
    }

    OptionalLong supervisor() {
        return files.number("process");
    }

    OptionalLong group() {
        return files.number("group");
    }

    /** When the supervisor wrote the group of the server, which was running then. */
    Instant groupWrittenAt() throws IOException {
        return Files.getLastModifiedTime(path.resolve("group")).toInstant();
    }

    Optional<ServerExit> exit() {
        return files.read("exit").flatMap(ServerExit::parse);
    }

    void writeExit(ServerExit exit) throws IOException {
        files.write("exit", exit.toString());
    }

    /** Whether the server ended so long ago. */
    boolean endedBefore(Instant now, Duration ago) {
        return exit().isPresent() && files.wasWrittenBefore("exit", now, ago);
    }

    void delete() {
        files.delete();
    }
}
